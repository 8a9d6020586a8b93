import { auditedKey } from '../../core/audit/event.ts';
import { isAlias, type Alias } from '../../core/keys/alias.ts';
import {
  aliasesOf,
  findDuplicates,
  withKey,
  withoutKey,
  withRemoved,
} from '../../core/keys/keyIndex.ts';
import type { Fields, KeyRecord, Observation } from '../../core/keys/keyRecord.ts';
import type { Environment, Purpose } from '../../core/keys/vocabulary.ts';
import { err, ok } from '../../core/kernel/result.ts';
import { timestamp } from '../../core/kernel/time.ts';
import { activate } from './settlePending.ts';
import {
  appendAudit,
  readIndex,
  storeValue,
  updateIndex,
  type KeyFault,
  type KeyResult,
  type KeyWorld,
} from './world.ts';

/** What the user stated of a new key. */
export interface KeyDraft {
  readonly alias: Alias;
  readonly exchange: string;
  readonly environment: Environment;
  readonly purpose: Purpose;
  readonly fields: Fields;
  readonly maxAgeDays?: number;
  readonly note?: string;
  /** What the exchange said of the key, where it was asked before the key was stored. */
  readonly observation?: Observation;
}

/**
 * Stores a new key and lists it. The index holds the record as `pending` before the store holds the
 * fields, so that a crash leaves nothing in the keychain that no list knows of.
 */
export async function addKey(world: KeyWorld, draft: KeyDraft): Promise<KeyResult<KeyRecord>> {
  if (!isAlias(draft.alias)) return err({ code: 'bad-alias' });
  if (draft.fields.size === 0) return err({ code: 'no-fields' });
  if (draft.environment === 'live' && !world.allowLiveKeys())
    return err({ code: 'live-not-allowed' });
  const prints = await world.fingerprint(draft.fields);
  if (!prints.ok) return err({ code: 'store', failure: prints.error });

  const { fields, ...stated } = draft;
  const record: KeyRecord = {
    ...stated,
    id: world.random.uuid(),
    store: world.store.id,
    fields: [...fields.keys()],
    fingerprints: prints.value,
    createdAt: timestamp(world.clock()),
    status: 'active',
  };
  const claimed = await claimAlias(world, record);
  if (!claimed.ok) return claimed;

  const written = storeValue(await world.store.write(record.id, 'absent', { record, fields }));
  if (!written.ok) {
    await withdraw(world, record, mayBeStored(written.error));
    return written;
  }
  const key = auditedKey(record);
  const noted = await appendAudit(world, { type: 'key.added', key, fields: record.fields });
  const added = noted.ok ? await activate(world, record.id) : noted;
  if (added.ok) return added;
  const removed = await world.store.remove(record.id, written.value);
  await withdraw(world, record, !removed.ok);
  if (noted.ok && removed.ok) await appendAudit(world, { type: 'key.erased', key });
  return added;
}

/** Keys that hold one of these values already. */
export async function findTwins(
  world: KeyWorld,
  fields: Fields,
): Promise<KeyResult<readonly KeyRecord[]>> {
  const prints = await world.fingerprint(fields);
  if (!prints.ok) return err({ code: 'store', failure: prints.error });
  const state = await readIndex(world);
  return state.ok ? ok(findDuplicates(state.value, prints.value)) : state;
}

function claimAlias(world: KeyWorld, record: KeyRecord): Promise<KeyResult<void>> {
  return updateIndex(world, (state) =>
    aliasesOf(state).has(record.alias)
      ? err({ code: 'alias-taken' })
      : ok({ state: withKey(state, { ...record, status: 'pending' }), value: undefined }),
  );
}

/** A call that was cut off while the keychain's prompt was open may still be carried out later. */
function mayBeStored(fault: KeyFault): boolean {
  return fault.code === 'store' && ['locked', 'unknown-outcome'].includes(fault.failure.fault);
}

/** Frees the alias; what the store may hold of the key is erased like a removed key's fields. */
function withdraw(
  world: KeyWorld,
  record: KeyRecord,
  toBeErased: boolean,
): Promise<KeyResult<void>> {
  return updateIndex(world, (state) => ({
    ok: true,
    value: {
      state: toBeErased
        ? withRemoved(state, record, timestamp(world.clock()))
        : withoutKey(state, record.id),
      value: undefined,
    },
  }));
}
