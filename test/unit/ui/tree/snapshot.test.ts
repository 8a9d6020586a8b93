import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { visibleState, type KeysSnapshot } from '../../../../src/ui/tree/snapshot.ts';
import { NOW, record, snapshot } from './snapshots.ts';

const key = record();
const base = snapshot({ keys: [key] });
const HOUR = 60 * 60_000;

const SAME: Readonly<Record<string, KeysSnapshot>> = {
  'the same keys read again': snapshot({ keys: [{ ...key }] }),
  'a keychain that was not asked yet': { ...base, availability: undefined },
};

const OTHER: Readonly<Record<string, KeysSnapshot>> = {
  'a key was used': snapshot({ keys: [{ ...key, lastUsedAt: key.createdAt }] }),
  'a key is gone': snapshot({}),
  'the keychain is locked': { ...base, availability: { state: 'locked' } },
  'the index is damaged': { ...base, index: { ok: false, error: { code: 'damaged' } } },
};

describe('visibleState', () => {
  for (const [name, other] of Object.entries(SAME)) {
    it(`does not change with ${name}`, () => {
      assert.equal(visibleState(other, NOW), visibleState(base, NOW));
    });
  }

  for (const [name, other] of Object.entries(OTHER)) {
    it(`changes when ${name}`, () => {
      assert.notEqual(visibleState(other, NOW), visibleState(base, NOW));
    });
  }

  it('changes with the hour, as “3 hours ago” does, and not with the minute', () => {
    assert.equal(visibleState(base, NOW + 60_000), visibleState(base, NOW));
    assert.notEqual(visibleState(base, NOW + HOUR), visibleState(base, NOW));
  });
});
