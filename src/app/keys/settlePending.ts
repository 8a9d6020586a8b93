import { auditedKey } from '../../core/audit/event.ts';
import { findById, withKey, withoutKey } from '../../core/keys/keyIndex.ts';
import type { KeyId, KeyRecord } from '../../core/keys/keyRecord.ts';
import { err, ok } from '../../core/kernel/result.ts';
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

/**
 * Settles what a crash left `pending`: a key whose fields were stored becomes active, others vanish. One
 * that cannot be settled keeps none of the others from it; the first such failure is answered.
 */
export async function settlePending(world: KeyWorld): Promise<KeyResult<void>> {
  const state = await readIndex(world);
  if (!state.ok) return state;
  let outcome: KeyResult<void> = ok(undefined);
  for (const record of state.value.keys) {
    if (!isLeftBehind(record, world.clock())) continue;
    const settled = await settle(world, record);
    if (outcome.ok) outcome = settled;
  }
  return outcome;
}

/** A record from the future is one from before the clock was set back. */
function isLeftBehind({ status, createdAt }: KeyRecord, now: number): boolean {
  const age = now - Date.parse(createdAt);
  return status === 'pending' && (age < 0 || age >= AT_WORK_MS);
}

async function settle(world: KeyWorld, record: KeyRecord): Promise<KeyResult<void>> {
  const { id, fields } = record;
  const stored = storeValue(await world.store.read(id));
  if (!stored.ok) return isAbsent(stored.error) ? dropPending(world, id) : stored;
  const noted = await appendAudit(world, { type: 'key.added', key: auditedKey(record), fields });
  if (!noted.ok) return noted;
  const active = await activate(world, id);
  return active.ok || active.error.code === 'no-such-key' ? ok(undefined) : active;
}

/** Puts a pending key in use. Another window may have removed it meanwhile (`no-such-key`), or settled it. */
export function activate(world: KeyWorld, id: KeyId): Promise<KeyResult<KeyRecord>> {
  return updateIndex(world, (state) => {
    const listed = findById(state, id);
    if (!listed) return err({ code: 'no-such-key' });
    if (listed.status !== 'pending') return ok({ state, value: listed });
    const active: KeyRecord = { ...listed, status: 'active' };
    return ok({ state: withKey(state, active), value: active });
  });
}

function dropPending(world: KeyWorld, id: KeyId): Promise<KeyResult<void>> {
  return updateIndex(world, (state) => {
    const isPending = findById(state, id)?.status === 'pending';
    return ok({ state: isPending ? withoutKey(state, id) : state, value: undefined });
  });
}
