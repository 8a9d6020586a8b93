import { join } from 'node:path';
import type { AuditLog } from '../../../src/app/ports.ts';
import { createAuditFile } from '../../../src/adapters/node/auditFile.ts';
import { createLock } from '../../../src/adapters/node/lock.ts';
import { createFileKeychain, type FileKeychain } from '../fileKeychain.ts';

/** A log in a folder, with what belongs in the keychain in a file beside it. */
export function openAuditFile(folder: string): {
  readonly log: AuditLog;
  readonly keychain: FileKeychain;
} {
  const keychain = createFileKeychain(join(folder, 'keychain.json'));
  const log = createAuditFile({
    path: join(folder, 'log', 'audit.jsonl'),
    exclusive: createLock({ path: join(folder, 'audit.lock'), waitMs: 20_000 }),
    machineKey: keychain.machineKey,
    anchor: keychain.anchor,
    clock: Date.now,
  });
  return { log, keychain };
}
