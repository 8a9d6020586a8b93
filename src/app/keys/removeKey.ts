import { freeAlias } from '../../core/keys/alias.ts';
import {
  aliasesOf,
  findById,
  withKey,
  withoutKey,
  type IndexState,
} from '../../core/keys/keyIndex.ts';
import type { KeyId, KeyRecord } from '../../core/keys/keyRecord.ts';
import { err, ok } from '../../core/kernel/result.ts';
import { timestamp } from '../../core/kernel/time.ts';
import type { GrantStore } from '../ports.ts';
import {
  appendAudit,
  audited,
  readIndex,
  storeValue,
  updateIndex,
  type KeyResult,
  type KeyWorld,
} from './world.ts';

/** How long a removed key's fields stay in the store, so that the removal can be undone. */
export const UNDO_MS = 60_000;

/** Takes a key out of use at once; its fields are erased by `eraseRemoved` when the time for undo is over. */
export async function removeKey(world: KeyWorld, id: KeyId): Promise<KeyResult<KeyRecord>> {
  const state = await readIndex(world);
  if (!state.ok) return state;
  const record = findById(state.value, id);
  if (!record) return err({ code: 'no-such-key' });
  const noted = await appendAudit(world, { type: 'key.removed', key: audited(record) });
  if (!noted.ok) return noted;
  const eraseAfter = timestamp(world.clock() + UNDO_MS);
  return updateIndex(world, (now) => {
    const removed = [...now.removed, { record, eraseAfter }];
    return ok({ state: { ...withoutKey(now, id), removed }, value: record });
  });
}

/** Undoes a removal; the key comes back under another alias when its own was taken meanwhile. */
export async function restoreKey(world: KeyWorld, id: KeyId): Promise<KeyResult<KeyRecord>> {
  const restored = await updateIndex(world, (state) => {
    const entry = state.removed.find(({ record }) => record.id === id);
    if (!entry) return err({ code: 'no-such-key' });
    const alias = freeAlias(entry.record.alias, aliasesOf(state));
    const record: KeyRecord = { ...entry.record, alias };
    return ok({ state: withKey(withoutRemoved(state, id), record), value: record });
  });
  if (!restored.ok) return restored;
  const noted = await appendAudit(world, { type: 'key.restored', key: audited(restored.value) });
  return noted.ok ? restored : noted;
}

/** Erases the fields, and the grants, of every key whose time for undo is over. Answers how many. */
export async function eraseRemoved(
  world: KeyWorld & { readonly grants: GrantStore },
): Promise<KeyResult<number>> {
  const state = await readIndex(world);
  if (!state.ok) return state;
  const due = state.value.removed.filter(
    ({ eraseAfter }) => Date.parse(eraseAfter) <= world.clock(),
  );
  for (const { record } of due) {
    const erased = await erase(world, record);
    if (!erased.ok) return erased;
  }
  return ok(due.length);
}

async function erase(
  world: KeyWorld & { readonly grants: GrantStore },
  record: KeyRecord,
): Promise<KeyResult<void>> {
  const stored = storeValue(await world.store.read(record.id));
  const removed = stored.ok
    ? storeValue(await world.store.remove(record.id, stored.value.revision))
    : stored;
  if (!removed.ok && !isGone(removed)) return removed;
  const grants = await world.grants.remove(({ keyId }) => keyId === record.id);
  if (!grants.ok) return err({ code: 'store', failure: grants.error });
  const noted = await appendAudit(world, { type: 'key.erased', key: audited(record) });
  if (!noted.ok) return noted;
  return updateIndex(world, (now) =>
    ok({ state: withoutRemoved(now, record.id), value: undefined }),
  );
}

/** Another window, or a crash after the erasure, got there first. */
function isGone(answer: KeyResult<void>): boolean {
  return !answer.ok && answer.error.code === 'store' && answer.error.failure.fault === 'absent';
}

function withoutRemoved(state: IndexState, id: KeyId): IndexState {
  return { ...state, removed: state.removed.filter(({ record }) => record.id !== id) };
}
