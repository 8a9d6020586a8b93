/** Writes an audit log as the editor would, under this session's real keychain. */
import { join } from 'node:path';
import { createKeychain, SERVICE } from '../../../src/adapters/keychain/keychain.ts';
import { loadKeytar } from '../../../src/adapters/keychain/loadKeytar.ts';
import { createAuditFile } from '../../../src/adapters/node/auditFile.ts';
import { createLock } from '../../../src/adapters/node/lock.ts';
import { sampleEvent } from '../../unit/core/audit/sample.ts';
import { MARK } from '../withKeyring.ts';

if (process.env[MARK] === undefined) throw new Error('Only with a keychain made for tests');
const [folder = '', appends = '3'] = process.argv.slice(2);
const { machineKey, anchor } = createKeychain({
  service: SERVICE,
  loadKeytar,
  lock: createLock({ path: join(folder, 'keychain.lock') }),
});
const log = createAuditFile({
  path: join(folder, 'audit.jsonl'),
  exclusive: createLock({ path: join(folder, 'audit.lock') }),
  machineKey: (options) => machineKey('audit', options),
  anchor,
  clock: Date.now,
});
for (let at = 0; at < Number(appends); at += 1) {
  const appended = await log.append(sampleEvent(at), sampleEvent(at + 1));
  if (!appended.ok) throw new Error(appended.error.code);
}
