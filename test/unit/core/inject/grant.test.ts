import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { covers, giveGrant, parseGrant, type Grant } from '../../../../src/core/inject/grant.ts';
import { DAY_MS } from '../../../../src/core/kernel/time.ts';
import { keyRecord } from './records.ts';

const NOW = Date.parse('2026-03-01T00:00:00Z');
const LAUNCH = 'a'.repeat(64);
const give = (duration: Grant['duration']): Grant =>
  giveGrant(
    {
      keyId: 'key-1',
      launch: LAUNCH,
      duration,
      configuration: 'Bot',
      program: '/b.js',
      folder: 'file:///f',
    },
    NOW,
  );

describe('covers', () => {
  const cases: readonly (readonly [
    string,
    Grant,
    Parameters<typeof keyRecord>[0],
    string,
    number,
    boolean,
  ])[] = [
    ['this session', give('session'), {}, LAUNCH, 1000 * DAY_MS, true],
    ['another launch', give('session'), {}, 'b'.repeat(64), 0, false],
    ['another key', give('session'), { id: 'key-2' }, LAUNCH, 0, false],
    ['30 days, last millisecond', give('30-days'), {}, LAUNCH, 30 * DAY_MS - 1, true],
    ['30 days, over', give('30-days'), {}, LAUNCH, 30 * DAY_MS, false],
    ['30 days, a live key', give('30-days'), { environment: 'live' }, LAUNCH, 0, false],
    ['this session, a live key', give('session'), { environment: 'live' }, LAUNCH, 0, false],
  ];
  for (const [title, grant, record, launch, later, expected] of cases)
    it(title, () => {
      assert.equal(covers(grant, keyRecord(record), launch, NOW + later), expected);
    });

  it('a long grant without an end covers nothing', () => {
    const { expiresAt, ...endless } = give('30-days');
    assert.ok(expiresAt);
    assert.equal(covers(endless, keyRecord(), LAUNCH, NOW), false);
  });
});

describe('parseGrant', () => {
  it('reads back what was stored', () => {
    for (const duration of ['session', '30-days'] as const)
      assert.deepEqual(parseGrant(JSON.parse(JSON.stringify(give(duration)))), give(duration));
  });
  const broken: readonly object[] = [
    { keyId: 1 },
    { launch: 'x' },
    { duration: 'ever' },
    { givenAt: 'then' },
    { expiresAt: 1 },
    { program: null },
  ];
  for (const change of broken)
    it(`refuses ${JSON.stringify(change)}`, () => {
      assert.equal(parseGrant({ ...give('30-days'), ...change }), undefined);
    });
});
