import { auditedKey } from '../../core/audit/event.ts';
import { freeAlias } from '../../core/keys/alias.ts';
import {
  aliasesOf,
  findById,
  withKey,
  withRemoved,
  type IndexState,
} from '../../core/keys/keyIndex.ts';
import type { KeyId, KeyRecord } from '../../core/keys/keyRecord.ts';
import { err, ok } from '../../core/kernel/result.ts';
import { timestamp } from '../../core/kernel/time.ts';
import {
  appendAudit,
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
  const key = auditedKey(record);
  const noted = await appendAudit(world, { type: 'key.removed', key });
  if (!noted.ok) return noted;
  const eraseAfter = timestamp(world.clock() + UNDO_MS);
  const removed = await updateIndex(world, (now) => {
    const listed = findById(now, id);
    return listed
      ? ok({ state: withRemoved(now, listed, eraseAfter), value: listed })
      : err({ code: 'no-such-key' });
  });
  if (!removed.ok && removed.error.code === 'index') {
    await appendAudit(world, { type: 'key.restored', key });
  }
  return removed;
}

/** Undoes a removal; the key comes back under another alias when its own was taken meanwhile. */
export async function restoreKey(world: KeyWorld, id: KeyId): Promise<KeyResult<KeyRecord>> {
  const state = await readIndex(world);
  if (!state.ok) return state;
  const found = restored(state.value, id, world.clock());
  if (!found) return err({ code: 'no-such-key' });
  const labelled = await relabelStored(world, found);
  if (!labelled.ok) return labelled;
  const key = auditedKey(found);
  const noted = await appendAudit(world, { type: 'key.restored', key });
  if (!noted.ok) return noted;
  const back = await updateIndex(world, (now) => {
    const record = restored(now, id, world.clock());
    if (!record) return err({ code: 'no-such-key' });
    return ok({ state: withKey(withoutRemoved(now, id), record), value: record });
  });
  if (!back.ok && back.error.code === 'index') {
    await appendAudit(world, { type: 'key.removed', key });
  }
  return back;
}

/** The record as it would come back; `undefined` when it is too late. */
function restored(state: IndexState, id: KeyId, now: number): KeyRecord | undefined {
  const entry = state.removed.find(({ record }) => record.id === id);
  if (!entry || Date.parse(entry.eraseAfter) <= now) return undefined;
  return { ...entry.record, alias: freeAlias(entry.record.alias, aliasesOf(state)) };
}

/** The store's own copy of the alias is what a lost index is rebuilt from. */
async function relabelStored(world: KeyWorld, { id, alias }: KeyRecord): Promise<KeyResult<void>> {
  const stored = storeValue(await world.store.read(id));
  if (!stored.ok) return stored;
  const { record, fields, revision } = stored.value;
  if (record.alias === alias) return ok(undefined);
  const relabelled = { record: { ...record, alias }, fields };
  const written = storeValue(await world.store.write(id, revision, relabelled));
  return written.ok ? ok(undefined) : written;
}

export function withoutRemoved(state: IndexState, id: KeyId): IndexState {
  return { ...state, removed: state.removed.filter(({ record }) => record.id !== id) };
}
