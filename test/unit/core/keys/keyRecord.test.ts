import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import { parseKeyRecord, scopeState, type KeyRecord } from '../../../../src/core/keys/keyRecord.ts';
import { sampleRecord } from '../../../fakes/sampleKey.ts';

const full: KeyRecord = sampleRecord({
  fingerprints: { apiKey: '0'.repeat(32), secret: 'f'.repeat(32) },
  lastRotatedAt: '2026-02-01T00:00:00.000Z',
  maxAgeDays: 90,
  lastUsedAt: '2026-02-02T00:00:00.000Z',
  lastVerifiedAt: '2026-02-03T00:00:00.000Z',
  note: 'für den Bot\nzweite Zeile',
  observation: {
    at: '2026-02-03T00:00:00.000Z',
    endpoint: 'GET /sapi/v1/account/apiRestrictions',
    scopes: { read: 'granted', withdraw: 'denied', transfer: 'unknown' },
    ipAllowlist: ['192.0.2.1'],
    createdAt: '2026-01-01T00:00:00.000Z',
    expiresAt: '2026-06-01T00:00:00.000Z',
    label: 'bot',
  },
});

describe('parseKeyRecord', () => {
  it('reads back what was written, bare and full', () => {
    for (const record of [sampleRecord(), full]) {
      assert.deepEqual(parseKeyRecord(JSON.parse(JSON.stringify(record))), record);
    }
  });

  const refused: readonly [string, object][] = [
    ['no id', { id: undefined }],
    ['an empty id', { id: '' }],
    ['a bad alias', { alias: 'Not An Alias' }],
    ['no exchange', { exchange: 7 }],
    ['an unknown environment', { environment: 'production' }],
    ['an unknown purpose', { purpose: 'fun' }],
    ['an unknown store', { store: 'file' }],
    ['an unknown status', { status: 'fine' }],
    ['fields that are no list', { fields: 'apiKey' }],
    ['an unknown field', { fields: ['apiKey', 'pin'] }],
    ['no time', { createdAt: 'yesterday' }],
  ];
  for (const [name, change] of refused) {
    it(`refuses ${name}`, () => {
      assert.equal(parseKeyRecord({ ...full, ...change }), undefined);
    });
  }
  for (const value of [undefined, null, 7, 'text', [], [full]]) {
    it(`refuses ${inspect(value).slice(0, 10)}`, () => {
      assert.equal(parseKeyRecord(value), undefined);
    });
  }

  const dropped: readonly [string, object, keyof KeyRecord, unknown][] = [
    ['a fingerprint of another length', { fingerprints: { apiKey: 'ab' } }, 'fingerprints', {}],
    [
      'fingerprints of unknown fields',
      { fingerprints: { pin: '0'.repeat(32) } },
      'fingerprints',
      {},
    ],
    ['an age that is no number of days', { maxAgeDays: -1 }, 'maxAgeDays', undefined],
    ['a time that is none', { lastUsedAt: 'soon' }, 'lastUsedAt', undefined],
    ['an observation without a time', { observation: { scopes: {} } }, 'observation', undefined],
  ];
  for (const [name, change, member, expected] of dropped) {
    it(`drops ${name} and keeps the rest`, () => {
      const record = parseKeyRecord({ ...full, ...change });
      assert.equal(record?.id, full.id);
      assert.deepEqual(record[member], expected);
    });
  }

  it('never carries members it does not know, such as values', () => {
    const record = parseKeyRecord({
      ...full,
      secret: 'something',
      values: { apiKey: 'something' },
    });
    assert.equal(JSON.stringify(record).includes('something'), false);
  });

  it('calls a scope that nobody read unknown', () => {
    assert.equal(scopeState(full, 'read'), 'granted');
    assert.equal(scopeState(full, 'manage-keys'), 'unknown');
    assert.equal(scopeState(sampleRecord(), 'withdraw'), 'unknown');
    const odd = { ...full, observation: { ...full.observation, scopes: { withdraw: 'maybe' } } };
    const parsed = parseKeyRecord(odd);
    assert.ok(parsed);
    assert.equal(scopeState(parsed, 'withdraw'), 'unknown');
  });
});
