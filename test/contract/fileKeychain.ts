import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { StoreFailure, StoreFault } from '../../src/app/ports.ts';
import { writeAtomically } from '../../src/adapters/node/atomicFile.ts';
import type { Anchor } from '../../src/core/audit/chain.ts';
import { Secret } from '../../src/core/keys/secret.ts';
import { err, ok, type Result } from '../../src/core/kernel/result.ts';

/** Where a test keeps what would be in the keychain: a file, so that several processes can share it. */
export interface FileKeychain {
  readonly machineKey: (options?: { create: boolean }) => Promise<Result<Secret, StoreFailure>>;
  readonly anchor: {
    readonly read: () => Promise<Result<Anchor | undefined, StoreFailure>>;
    readonly write: (anchor: Anchor) => Promise<Result<void, StoreFailure>>;
  };
  /** The next call of this kind fails. */
  readonly failNext: (kind: 'machineKey' | 'read' | 'write', fault: StoreFault) => void;
}

interface Content {
  readonly key?: string;
  readonly anchor?: Anchor;
}

export function createFileKeychain(path: string): FileKeychain {
  const faults = new Map<string, StoreFault>();
  const load = (): Content => {
    try {
      return JSON.parse(readFileSync(path, 'utf8')) as Content;
    } catch {
      return {};
    }
  };
  const save = (content: Content) => writeAtomically(path, JSON.stringify(content));
  const failure = (kind: string) => {
    const fault = faults.get(kind);
    faults.delete(kind);
    return fault && err({ fault, receipt: { store: 'keychain' } as const });
  };
  return {
    machineKey: async ({ create } = { create: true }) => {
      const failed = failure('machineKey');
      if (failed) return failed;
      const { key } = load();
      if (key !== undefined) return ok(new Secret(key));
      if (!create) return err({ fault: 'absent', receipt: { store: 'keychain' } });
      const made = randomBytes(32).toString('base64url');
      await save({ ...load(), key: made });
      return ok(new Secret(made));
    },
    anchor: {
      read: () => Promise.resolve(failure('read') ?? ok(load().anchor)),
      write: async (anchor) => {
        const failed = failure('write');
        if (failed) return failed;
        await save({ ...load(), anchor });
        return ok(undefined);
      },
    },
    failNext: (kind, fault) => void faults.set(kind, fault),
  };
}
