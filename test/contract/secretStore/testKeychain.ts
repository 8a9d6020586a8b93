import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeychain, type Keychain } from '../../../src/adapters/keychain/keychain.ts';
import { loadKeytar } from '../../../src/adapters/keychain/loadKeytar.ts';
import { createLock } from '../../../src/adapters/node/lock.ts';
import { MARK } from '../withKeyring.ts';

/** The real keychain under a service name of its own; only in a session that withKeyring.ts made. */
export function openTestKeychain(
  service = freshService(),
  cutOffMs = 10_000,
): Keychain & { readonly service: string } {
  if (process.env[MARK] === undefined) {
    throw new Error('Run this through test/contract/withKeyring.ts: it writes to a keychain');
  }
  const lock = createLock({ path: join(process.env['HOME'] ?? tmpdir(), `${service}.lock`) });
  return { service, ...createKeychain({ service, loadKeytar, lock, cutOffMs }) };
}

export function freshService(): string {
  return `exchange-keyring-test-${randomBytes(6).toString('hex')}`;
}
