import { randomBytes } from 'node:crypto';
import type { StoreFailure } from '../../app/ports.ts';
import type { Anchor } from '../../core/audit/chain.ts';
import { Secret } from '../../core/keys/secret.ts';
import { isString } from '../../core/kernel/parse.ts';
import type { Result } from '../../core/kernel/result.ts';
import { KeychainFault } from './faults.ts';
import { encodeOwn, parseOwn } from './item.ts';
import type { Items } from './items.ts';
import type { Operations } from './operations.ts';

/** What each key that belongs to this machine, not to the user, is for. */
type MachineKeyName = 'fingerprint' | 'audit' | 'grants';

/** Answers 256 random bits as base64url; `absent` when there is none and `create` is false (default true). */
export type MachineKey = (
  name: MachineKeyName,
  options?: { readonly create: boolean },
) => Promise<Result<Secret, StoreFailure>>;

/** How far the audit log had come at its last append; `undefined` before the first. */
export interface AnchorItem {
  read(): Promise<Result<Anchor | undefined, StoreFailure>>;
  write(anchor: Anchor): Promise<Result<void, StoreFailure>>;
}

export function createMachineKey(service: string, operations: Operations): MachineKey {
  const read = async (items: Items, account: string): Promise<Secret | undefined> => {
    const text = await items.get(account);
    if (text === undefined) return undefined;
    const key = parseOwn(service, text)?.['key'];
    if (!isString(key) || !/^[A-Za-z0-9_-]{43}$/.test(key)) throw new KeychainFault('broken');
    return new Secret(key);
  };

  return async (name, { create } = { create: true }) => {
    const account = `machine:${name}`;
    const present = await operations.run((items) => read(items, account));
    if (!present.ok) return present;
    const known = present.value;
    if (known) return { ok: true, value: known };
    if (!create) return await operations.run(() => Promise.reject(new KeychainFault('absent')));
    return await operations.runExclusively(async (items) => {
      const made = await read(items, account);
      if (made) return made;
      const key = randomBytes(32).toString('base64url');
      await items.set(account, encodeOwn(service, { key }));
      // What is used from now on is what the keychain really kept.
      const kept = await read(items, account);
      if (!kept) throw new KeychainFault('broken');
      return kept;
    });
  };
}

const ANCHOR = 'machine:audit-anchor';

export function createAnchorItem(service: string, operations: Operations): AnchorItem {
  return {
    read: () =>
      operations.run(async (items) => {
        const text = await items.get(ANCHOR);
        if (text === undefined) return undefined;
        const { count, head } = parseOwn(service, text) ?? {};
        if (typeof count !== 'number' || !isString(head)) throw new KeychainFault('broken');
        return { count, head };
      }),
    write: (anchor) =>
      operations.run((items) => items.set(ANCHOR, encodeOwn(service, { ...anchor }))),
  };
}
