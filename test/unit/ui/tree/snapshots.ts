import { randomBytes, randomUUID } from 'node:crypto';

import { EMPTY_INDEX, type IndexState } from '../../../../src/core/keys/keyIndex.ts';
import type { KeyRecord } from '../../../../src/core/keys/keyRecord.ts';
import { DAY_MS, timestamp } from '../../../../src/core/kernel/time.ts';
import type { KeysSnapshot } from '../../../../src/ui/tree/snapshot.ts';

export const NOW = Date.parse('2026-06-15T12:00:00.000Z');

export function daysAgo(days: number): string {
  return timestamp(NOW - days * DAY_MS);
}

export function record(changes: Partial<KeyRecord> = {}): KeyRecord {
  return {
    id: randomUUID(),
    alias: 'binance-testnet',
    exchange: 'binance',
    environment: 'testnet',
    purpose: 'trading',
    store: 'keychain',
    fields: ['apiKey', 'secret'],
    fingerprints: { apiKey: randomBytes(16).toString('hex') },
    createdAt: daysAgo(10),
    status: 'active',
    ...changes,
  };
}

export function snapshot(
  state: Partial<IndexState>,
  more: Partial<KeysSnapshot> = {},
): KeysSnapshot {
  return {
    index: { ok: true, value: { ...EMPTY_INDEX, ...state } },
    availability: { state: 'available' },
    grants: [],
    ...more,
  };
}
