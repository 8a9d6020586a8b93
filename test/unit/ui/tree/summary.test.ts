import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { KeyRecord } from '../../../../src/core/keys/keyRecord.ts';
import { NOTHING_KNOWN, type KeysSnapshot } from '../../../../src/ui/tree/snapshot.ts';
import { summarize, type Summary } from '../../../../src/ui/tree/summary.ts';
import { NOW, daysAgo, record, snapshot } from './snapshots.ts';

const ok: Partial<KeyRecord> = { maxAgeDays: 90 };
const due: Partial<KeyRecord> = { maxAgeDays: 12 };
const overdue: Partial<KeyRecord> = { maxAgeDays: 5 };
const observed = (expiresAt: string): Partial<KeyRecord> => ({
  observation: { at: daysAgo(1), endpoint: 'x', scopes: {}, expiresAt },
});
const expiring = observed(daysAgo(-2));
const expired = observed(daysAgo(2));

function of(...changes: readonly Partial<KeyRecord>[]): KeysSnapshot {
  return snapshot({ keys: changes.map((change) => record(change)) });
}

const CASES: readonly (readonly [string, KeysSnapshot, Summary])[] = [
  ['nothing read', NOTHING_KNOWN, { kind: 'loading' }],
  ['no key', of(), { kind: 'empty' }],
  ['all in date', of(ok, ok), { kind: 'keys', worst: 'ok', count: 2, total: 2 }],
  ['one without policy', of(ok, {}), { kind: 'keys', worst: 'unknown', count: 1, total: 2 }],
  ['due', of(ok, due, {}), { kind: 'keys', worst: 'due', count: 1, total: 3 }],
  ['expiring over due', of(due, expiring), { kind: 'keys', worst: 'expiring', count: 1, total: 2 }],
  ['overdue', of(overdue, expiring), { kind: 'keys', worst: 'overdue', count: 1, total: 2 }],
  [
    'expired over all',
    of(expired, overdue, expired),
    { kind: 'keys', worst: 'expired', count: 2, total: 3 },
  ],
  ['locked', { ...of(expired), availability: { state: 'locked' } }, { kind: 'keychain-locked' }],
  [
    'missing, whatever the index',
    { ...NOTHING_KNOWN, availability: { state: 'missing', reason: 'unknown' } },
    { kind: 'keychain-missing' },
  ],
  [
    'damaged index',
    { ...of(), index: { ok: false, error: { code: 'damaged' } } },
    { kind: 'index-unreadable' },
  ],
];

describe('summarize', () => {
  for (const [name, state, expected] of CASES) {
    it(`speaks of the worst: ${name}`, () => {
      assert.deepEqual(summarize(state, NOW), expected);
    });
  }
});
