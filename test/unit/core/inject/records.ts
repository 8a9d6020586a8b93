import type { KeyRecord } from '../../../../src/core/keys/keyRecord.ts';

/** A practice key with nothing known of its scopes, changed as a test needs. */
export function keyRecord(changes: Partial<KeyRecord> = {}): KeyRecord {
  return {
    id: 'key-1',
    alias: 'binance-practice',
    exchange: 'binance',
    environment: 'practice',
    purpose: 'trading',
    store: 'keychain',
    fields: ['apiKey', 'secret'],
    fingerprints: {},
    createdAt: '2026-01-01T00:00:00.000Z',
    status: 'active',
    ...changes,
  };
}

/** A record whose exchange said these scopes. */
export function observed(
  scopes: NonNullable<KeyRecord['observation']>['scopes'],
  changes: Partial<KeyRecord> = {},
): KeyRecord {
  return keyRecord({
    observation: { at: '2026-01-02T00:00:00.000Z', endpoint: 'GET /scopes', scopes },
    ...changes,
  });
}
