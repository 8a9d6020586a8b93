import { randomBytes } from 'node:crypto';
import type {
  Revision,
  SecretStore,
  StoreFailure,
  StoreResult,
  StoredKey,
} from '../../app/ports.ts';
import type { KeyId, KeyRecord } from '../../core/keys/keyRecord.ts';
import { ok, type Result } from '../../core/kernel/result.ts';
import { KeychainFault } from './faults.ts';
import {
  encodeKey,
  isStorableId,
  parseAccount,
  parseHead,
  parseParts,
  partAccount,
  stagedAccount,
  type Head,
} from './item.ts';
import type { Items, NativeItems } from './items.ts';
import { RECEIPT, type Operations } from './operations.ts';
import { findOrphans, removeOrphans } from './orphans.ts';

interface Listed {
  readonly record: KeyRecord;
  readonly revision: Revision;
}

const READ_ATTEMPTS = 10;

/**
 * Keys in the keychain. A key too long for one item rests in parts under its revision, written before the
 * head that names them and removed after the head that replaces it, so a reader meets the old key or the
 * new one whole, whenever a writer dies.
 */
export function createKeychainStore(
  service: string,
  native: NativeItems,
  operations: Operations,
): SecretStore {
  let tidied = false;

  async function change<T>(
    id: KeyId,
    steps: (items: Items, active: Head | undefined) => Promise<T>,
  ): Promise<StoreResult<T>> {
    const done = await operations.runExclusively(async (items) => {
      if (!isStorableId(id)) throw new KeychainFault('unsupported');
      const value = await steps(items, await headAt(service, items, id));
      if (!tidied) await ignoringFaults(removeOrphans(service, items));
      tidied = true;
      return value;
    });
    return receipted(done);
  }

  return {
    id: 'keychain',
    traits: {
      shared: false,
      network: false,
      compareAndSwap: 'machine',
      history: false,
      rightsReadable: false,
    },
    availability: native.availability,

    list: async () => {
      const listed = await operations.run(async (items) => {
        const all = await items.all();
        const keys = await Promise.all(
          [...all.keys()].map((account) => listedAt(service, items, all, account)),
        );
        return { keys: keys.flat(), orphans: findOrphans(service, all).length };
      });
      if (!listed.ok) return listed;
      if (listed.value.orphans > 0) {
        // What a writer at work looks like from outside is an orphan too; under the lock there is none.
        await operations.runExclusively((items) => removeOrphans(service, items));
      }
      return receipted(ok(listed.value.keys));
    },

    read: async (id) => receipted(await operations.run((items) => readKey(service, items, id))),

    write: (id, expected, key) =>
      change(id, async (items, active) => {
        if ((active?.revision ?? 'absent') !== expected) throw new KeychainFault('conflict');
        // A staged key that outlived its active one belongs to a removal that was cut short.
        if (!active) await items.delete(stagedAccount(id));
        const revision = await put(service, items, id, id, key);
        if (active) await ignoringFaults(removeParts(items, id, active));
        return revision;
      }),

    stage: (id, key) =>
      change(id, async (items, active) => {
        if (!active) throw new KeychainFault('absent');
        const staged = await headAt(service, items, stagedAccount(id));
        if (staged && staged.revision !== active.revision) throw new KeychainFault('claimed');
        return await put(service, items, id, stagedAccount(id), key);
      }),

    promote: (id, expected) =>
      change(id, async (items, active) => {
        if (active?.revision !== expected) throw new KeychainFault(active ? 'conflict' : 'absent');
        const text = await items.get(stagedAccount(id));
        if (text === undefined) throw new KeychainFault('absent');
        const staged = parseHead(service, text);
        if (!staged) throw new KeychainFault('broken');
        // The staged head becomes the active one as it is; its parts stay where they are.
        await items.set(id, text);
        await ignoringFaults(items.delete(stagedAccount(id)));
        if (staged.revision !== active.revision) {
          await ignoringFaults(removeParts(items, id, active));
        }
        return staged.revision;
      }),

    discard: (id) =>
      change(id, async (items, active) => {
        const staged = await headAt(service, items, stagedAccount(id));
        if (!staged) throw new KeychainFault('absent');
        await items.delete(stagedAccount(id));
        if (staged.revision === active?.revision) throw new KeychainFault('absent');
        await ignoringFaults(removeParts(items, id, staged));
      }),

    remove: (id, expected) =>
      change(id, async (items, active) => {
        if (!active) throw new KeychainFault('absent');
        if (active.revision !== expected) throw new KeychainFault('conflict');
        await items.delete(id);
        await ignoringFaults(removeParts(items, id, active));
        const staged = await headAt(service, items, stagedAccount(id));
        if (!staged) return;
        await items.delete(stagedAccount(id));
        await ignoringFaults(removeParts(items, id, staged));
      }),

    allowed: async () => {
      const { state } = await native.availability();
      const answer = state === 'available' ? 'yes' : 'unknown';
      return { read: answer, write: answer, remove: answer, list: answer };
    },
  };
}

/** Throws `broken` for an item that is there but is none of ours, or damaged. */
async function headAt(service: string, items: Items, account: string): Promise<Head | undefined> {
  const text = await items.get(account);
  if (text === undefined) return undefined;
  const head = parseHead(service, text);
  if (!head) throw new KeychainFault('broken');
  return head;
}

async function readKey(
  service: string,
  items: Items,
  id: KeyId,
): Promise<StoredKey & { readonly revision: Revision }> {
  let before: Revision | undefined;
  for (let attempt = 1; attempt <= READ_ATTEMPTS; attempt += 1) {
    const head = isStorableId(id) ? await headAt(service, items, id) : undefined;
    if (!head) throw new KeychainFault('absent');
    const { revision } = head;
    const key = head.key ?? (await readParts(items, id, head));
    if (key) return { ...key, revision };
    // Parts vanish when a writer replaces the head meanwhile; under the same head they are lost.
    if (revision === before) throw new KeychainFault('broken');
    before = revision;
  }
  throw new KeychainFault('throttled');
}

async function readParts(items: Items, id: KeyId, head: Head): Promise<StoredKey | undefined> {
  const parts: string[] = [];
  for (let number = 1; number <= head.parts; number += 1) {
    const part = await items.get(partAccount(id, head.revision, number));
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return parseParts(parts);
}

/** Parts first, head last: until the head is there, readers see what was there before. */
async function put(
  service: string,
  items: Items,
  id: KeyId,
  account: string,
  key: StoredKey,
): Promise<Revision> {
  const revision = randomBytes(16).toString('hex');
  const { head, parts } = encodeKey(service, revision, key);
  for (const [at, part] of parts.entries())
    await items.set(partAccount(id, revision, at + 1), part);
  await items.set(account, head);
  return revision;
}

async function removeParts(items: Items, id: KeyId, head: Head): Promise<void> {
  for (let number = 1; number <= head.parts; number += 1) {
    await items.delete(partAccount(id, head.revision, number));
  }
}

/** Once the head says so, the operation is done; what is left behind is collected later. */
async function ignoringFaults(tidying: Promise<unknown>): Promise<void> {
  try {
    await tidying;
  } catch (thrown) {
    if (!(thrown instanceof KeychainFault)) throw thrown;
  }
}

/** Empty for accounts that are no active key of ours, and for keys that are gone or damaged by now. */
async function listedAt(
  service: string,
  items: Items,
  all: ReadonlyMap<string, string>,
  account: string,
): Promise<readonly Listed[]> {
  if (parseAccount(account)?.kind !== 'active') return [];
  const head = parseHead(service, all.get(account) ?? '');
  if (!head) return [];
  const key = head.key
    ? { ...head.key, revision: head.revision }
    : await partsAmong(items, all, account, head, service);
  if (key?.record.id !== account) return [];
  return [{ record: key.record, revision: key.revision }];
}

async function partsAmong(
  items: Items,
  all: ReadonlyMap<string, string>,
  id: KeyId,
  head: Head,
  service: string,
): Promise<(StoredKey & { readonly revision: Revision }) | undefined> {
  const { revision, parts } = head;
  const texts = Array.from({ length: parts }, (_, at) =>
    all.get(partAccount(id, revision, at + 1)),
  );
  const key = texts.every((text) => text !== undefined) ? parseParts(texts) : undefined;
  if (key) return { ...key, revision };
  try {
    return await readKey(service, items, id);
  } catch (thrown) {
    if (thrown instanceof KeychainFault && ['absent', 'broken'].includes(thrown.fault))
      return undefined;
    throw thrown;
  }
}

function receipted<T>(result: Result<T, StoreFailure>): StoreResult<T> {
  if (!result.ok) return result;
  return ok({ value: result.value, receipt: RECEIPT });
}
