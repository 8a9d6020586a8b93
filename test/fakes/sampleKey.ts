import { randomBytes, randomUUID } from 'node:crypto';
import type { StoredKey } from '../../src/app/ports.ts';
import type { KeyRecord } from '../../src/core/keys/keyRecord.ts';
import { Secret } from '../../src/core/keys/secret.ts';
import type { Field } from '../../src/core/keys/vocabulary.ts';

/** A key's record as *Add Key…* would make it, with what the test cares about replaced. */
export function sampleRecord(changes: Partial<KeyRecord> = {}): KeyRecord {
  const id = changes.id ?? randomUUID();
  return {
    id,
    alias: `k-${id.slice(0, 8)}`,
    exchange: 'binance',
    environment: 'testnet',
    purpose: 'trading',
    store: 'keychain',
    fields: ['apiKey', 'secret'],
    fingerprints: {},
    createdAt: '2026-01-31T09:00:00.000Z',
    status: 'active',
    ...changes,
  };
}

/** A value that is random at every run and says itself that it is none of anyone's. */
export function syntheticValue(): string {
  return `synthetic-${randomBytes(24).toString('hex')}`;
}

/** A record with matching fields; `values` replaces the synthetic ones. */
export function sampleKey(
  changes: Partial<KeyRecord> = {},
  values: Readonly<Partial<Record<Field, string>>> = {},
): StoredKey {
  const record = sampleRecord(changes);
  const fields = new Map(
    record.fields.map((field) => [field, new Secret(values[field] ?? syntheticValue())]),
  );
  return { record, fields };
}
