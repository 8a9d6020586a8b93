import { createHmac, createSecretKey } from 'node:crypto';
import type { Fingerprinter, StoreFailure } from '../../app/ports.ts';
import type { Fields, Fingerprints } from '../../core/keys/keyRecord.ts';
import type { Secret } from '../../core/keys/secret.ts';
import { ok, type Result } from '../../core/kernel/result.ts';

/** HMAC-SHA256 of UTF-8 text under one key, as 64 lower-case hex digits. */
export type Mac = (text: string) => string;

/** `key` is a machine key: 256 bits as base64url. */
export function createMac(key: Secret): Mac {
  const bytes = createSecretKey(Buffer.from(key.reveal(), 'base64url'));
  return (text) => createHmac('sha256', bytes).update(text, 'utf8').digest('hex');
}

/** Fingerprints a key's fields; 128 bits of an HMAC say nothing of the value to who lacks the machine key. */
export function createFingerprinter(
  machineKey: () => Promise<Result<Secret, StoreFailure>>,
): Fingerprinter {
  return async (fields) => {
    const key = await machineKey();
    return key.ok ? ok(fingerprintsOf(fields, createMac(key.value))) : key;
  };
}

function fingerprintsOf(fields: Fields, mac: Mac): Fingerprints {
  return Object.fromEntries(
    [...fields].map(([field, value]) => [field, mac(value.reveal()).slice(0, 32)]),
  );
}
