import { isAlias, type Alias } from '../../core/keys/alias.ts';
import { aliasesOf, findDuplicates, withKey, withoutKey } from '../../core/keys/keyIndex.ts';
import type { Fields, KeyRecord } from '../../core/keys/keyRecord.ts';
import type { Environment, Purpose } from '../../core/keys/vocabulary.ts';
import { err, ok } from '../../core/kernel/result.ts';
import { timestamp } from '../../core/kernel/time.ts';
import {
  appendAudit,
  audited,
  readIndex,
  storeValue,
  updateIndex,
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
    if (written.error.code === 'store' && written.error.failure.fault === 'unknown-outcome') {
      return written;
    }
    await dropRecord(world, record);
    return written;
  }
  const noted = await appendAudit(world, {
    type: 'key.added',
    key: audited(record),
    fields: record.fields,
  });
  if (!noted.ok) {
    await world.store.remove(record.id, written.value);
    await dropRecord(world, record);
    return noted;
  }
  return updateIndex(world, (state) => ok({ state: withKey(state, record), value: record }));
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

/** How long another window may take between claiming an alias and confirming the key. */
const PENDING_MS = 60_000;

/** Settles what a crash left `pending`: a key whose fields were stored becomes active, others vanish. */
export async function settlePending(world: KeyWorld): Promise<KeyResult<void>> {
  const state = await readIndex(world);
  if (!state.ok) return state;
  for (const record of state.value.keys) {
    if (record.status !== 'pending') continue;
    if (world.clock() - Date.parse(record.createdAt) < PENDING_MS) continue;
    const stored = storeValue(await world.store.read(record.id));
    if (stored.ok) {
      const active: KeyRecord = { ...record, status: 'active' };
      const added = { type: 'key.added', key: audited(active), fields: active.fields } as const;
      const noted = await appendAudit(world, added);
      if (!noted.ok) return noted;
      const kept = await updateIndex(world, (now) =>
        ok({ state: withKey(now, active), value: undefined }),
      );
      if (!kept.ok) return kept;
    } else if (stored.error.code === 'store' && stored.error.failure.fault === 'absent') {
      const dropped = await dropRecord(world, record);
      if (!dropped.ok) return dropped;
    } else {
      return stored;
    }
  }
  return ok(undefined);
}

function claimAlias(world: KeyWorld, record: KeyRecord): Promise<KeyResult<void>> {
  return updateIndex(world, (state) =>
    aliasesOf(state).has(record.alias)
      ? err({ code: 'alias-taken' })
      : ok({ state: withKey(state, { ...record, status: 'pending' }), value: undefined }),
  );
}

function dropRecord(world: KeyWorld, record: KeyRecord): Promise<KeyResult<void>> {
  return updateIndex(world, (state) =>
    ok({ state: withoutKey(state, record.id), value: undefined }),
  );
}
