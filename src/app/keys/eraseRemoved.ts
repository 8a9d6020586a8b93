import { auditedKey } from '../../core/audit/event.ts';
import type { RemovedKey } from '../../core/keys/keyIndex.ts';
import { err, ok } from '../../core/kernel/result.ts';
import type { GrantStore } from '../ports.ts';
import { withoutRemoved } from './removeKey.ts';
import {
  appendAudit,
  AT_WORK_MS,
  isAbsent,
  readIndex,
  storeValue,
  updateIndex,
  type KeyResult,
  type KeyWorld,
} from './world.ts';

type EraseWorld = KeyWorld & { readonly grants: GrantStore };

/**
 * Erases the fields, and the grants, of every key whose time for undo is over. Answers how many. One that
 * cannot be erased keeps none of the others from it; the first such failure is answered.
 */
export async function eraseRemoved(world: EraseWorld): Promise<KeyResult<number>> {
  const state = await readIndex(world);
  if (!state.ok) return state;
  let erased = 0;
  let failed: KeyResult<never> | undefined;
  for (const entry of state.value.removed) {
    if (Date.parse(entry.eraseAfter) > world.clock()) continue;
    const outcome = await erase(world, entry);
    if (!outcome.ok) failed ??= outcome;
    else if (outcome.value) erased += 1;
  }
  return failed ?? ok(erased);
}

/** Answers whether this window erased the key: another may have done so, or be about to. */
async function erase(world: EraseWorld, entry: RemovedKey): Promise<KeyResult<boolean>> {
  const { record, eraseAfter } = entry;
  // Under the lock: an undo that came in time is in the index by now, and none can come after.
  const due = await updateIndex(world, (now) =>
    ok({ state: now, value: now.removed.some((one) => one.record.id === record.id) }),
  );
  if (!due.ok || !due.value) return due;
  const gone = await eraseFields(world, entry);
  if (!gone.ok) {
    if (!isAbsent(gone.error)) return gone;
    // Erased by a window that is about to say so, unless that one died long ago.
    if (world.clock() - Date.parse(eraseAfter) < AT_WORK_MS) return ok(false);
  }
  const grants = await world.grants.remove(({ keyId }) => keyId === record.id);
  if (!grants.ok) return err({ code: 'store', failure: grants.error });
  const noted = await appendAudit(world, { type: 'key.erased', key: auditedKey(record) });
  if (!noted.ok) return noted;
  return updateIndex(world, (now) => ok({ state: withoutRemoved(now, record.id), value: true }));
}

async function eraseFields(world: EraseWorld, { record }: RemovedKey): Promise<KeyResult<void>> {
  const stored = storeValue(await world.store.read(record.id));
  return stored.ok
    ? storeValue(await world.store.remove(record.id, stored.value.revision))
    : stored;
}
