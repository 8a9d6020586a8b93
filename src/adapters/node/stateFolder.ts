import { join } from 'node:path';
import type { AuditLog, Exclusive, GrantStore, KeyIndex, StoreFailure } from '../../app/ports.ts';
import type { Anchor } from '../../core/audit/chain.ts';
import type { Secret } from '../../core/keys/secret.ts';
import type { Result } from '../../core/kernel/result.ts';
import type { Clock } from '../../core/kernel/time.ts';
import { createAuditFile } from './auditFile.ts';
import { createGrantFile } from './grantFile.ts';
import { createKeyIndexFile } from './keyIndexFile.ts';
import { createLock } from './lock.ts';

type Answer<T> = Promise<Result<T, StoreFailure>>;

export interface StateFolderOptions {
  readonly folder: string;
  /** Keys of this machine; they rest in the keychain. */
  readonly machineKey: (name: 'audit' | 'grants', options?: { create: boolean }) => Answer<Secret>;
  readonly anchor: {
    readonly read: () => Answer<Anchor | undefined>;
    readonly write: (anchor: Anchor) => Answer<void>;
  };
  readonly clock: Clock;
}

/** The files that all windows of this user share, none of which holds a value. */
export interface StateFolder {
  readonly index: KeyIndex;
  readonly audit: AuditLog;
  readonly grants: GrantStore;
}

export function createStateFolder(options: StateFolderOptions): StateFolder {
  const { folder, machineKey, anchor, clock } = options;
  const file = (name: string) => ({
    path: join(folder, name),
    exclusive: lockIn(folder, name),
    clock,
  });
  return {
    index: createKeyIndexFile(file('keys.json')),
    audit: createAuditFile({
      ...file('audit.jsonl'),
      anchor,
      machineKey: (wanted) => machineKey('audit', wanted),
    }),
    grants: createGrantFile({ ...file('grants.json'), machineKey: () => machineKey('grants') }),
  };
}

/** The lock by which all windows take turns at one thing. */
export function lockIn(folder: string, name: string): Exclusive {
  return createLock({ path: join(folder, `${name}.lock`) });
}
