import { auditedKey } from '../../core/audit/event.ts';
import { findById, withKey } from '../../core/keys/keyIndex.ts';
import type { Fields, Fingerprints, KeyId, KeyRecord } from '../../core/keys/keyRecord.ts';
import { FIELDS, type Purpose } from '../../core/keys/vocabulary.ts';
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

/** Members that are left out stay as they are; `maxAgeDays: 0` and an empty note take theirs away. */
export interface KeyChanges {
  readonly purpose?: Purpose;
  readonly maxAgeDays?: number;
  readonly note?: string;
  readonly plainEnv?: boolean;
  /** New values; fields of the key that are not named keep theirs. */
  readonly fields?: Fields;
}

/** Changes a key in the store, under its revision, and then in the index. */
export async function editKey(
  world: KeyWorld,
  id: KeyId,
  changes: KeyChanges,
): Promise<KeyResult<KeyRecord>> {
  const state = await readIndex(world);
  if (!state.ok) return state;
  const current = findById(state.value, id);
  if (!current) return err({ code: 'no-such-key' });
  const stored = storeValue(await world.store.read(id));
  if (!stored.ok) return stored;
  const before = { record: stored.value.record, fields: stored.value.fields };
  const replaced = newValues(before.fields, changes);
  const prints = await printsOf(world, replaced);
  if (!prints.ok) return prints;

  const now = world.clock();
  // The same change to both copies: a whole record would undo what another window changes meanwhile.
  const edit = (record: KeyRecord): KeyRecord => edited(record, changes, prints.value, now);
  const { alias, status } = current;
  const written = storeValue(
    await world.store.write(id, stored.value.revision, {
      record: edit({ ...before.record, alias, status }),
      fields: new Map([...before.fields, ...replaced]),
    }),
  );
  if (!written.ok) return written;
  const listed = await updateIndex(world, (latest) => {
    const record = findById(latest, id);
    if (!record) return err({ code: 'no-such-key' });
    const after = edit(record);
    return ok({ state: withKey(latest, after), value: { record, after } });
  });
  const restore = () => world.store.write(id, written.value, before);
  if (!listed.ok) {
    await restore();
    return listed;
  }
  const { record, after } = listed.value;
  const noted = await appendAudit(world, {
    type: 'key.edited',
    key: auditedKey(after),
    fields: [...replaced.keys()],
    changed: Object.keys(changes),
  });
  if (noted.ok) return ok(after);
  // The index follows the store: where the old values cannot come back, it goes on telling of the new ones.
  if ((await restore()).ok) await putBack(world, record);
  return noted;
}

function newValues(old: Fields, { fields }: KeyChanges): Fields {
  return new Map(
    [...(fields ?? [])].filter(([field, value]) => !(old.get(field)?.equals(value) ?? false)),
  );
}

async function printsOf(world: KeyWorld, fields: Fields): Promise<KeyResult<Fingerprints>> {
  if (fields.size === 0) return ok({});
  const prints = await world.fingerprint(fields);
  return prints.ok ? prints : err({ code: 'store', failure: prints.error });
}

/** With new values the record tells of another credential: what was observed of the old one goes. */
function edited(
  current: KeyRecord,
  changes: KeyChanges,
  prints: Fingerprints,
  now: number,
): KeyRecord {
  const { maxAgeDays, note, plainEnv, observation, lastVerifiedAt, ...rest } = current;
  const nextAge = changes.maxAgeDays ?? maxAgeDays ?? 0;
  const nextNote = changes.note ?? note ?? '';
  const replaced = FIELDS.filter((field) => prints[field] !== undefined);
  const credential =
    replaced.length > 0
      ? {
          fields: [...new Set([...current.fields, ...replaced])],
          fingerprints: { ...current.fingerprints, ...prints },
          lastRotatedAt: timestamp(now),
        }
      : {
          ...(observation === undefined ? {} : { observation }),
          ...(lastVerifiedAt === undefined ? {} : { lastVerifiedAt }),
        };
  return {
    ...rest,
    ...(changes.purpose === undefined ? {} : { purpose: changes.purpose }),
    ...(nextAge > 0 ? { maxAgeDays: nextAge } : {}),
    ...(nextNote === '' ? {} : { note: nextNote }),
    ...((changes.plainEnv ?? plainEnv) === true ? { plainEnv: true } : {}),
    ...credential,
  };
}

/** Undoes an edit, and nothing that other windows did to the key meanwhile. */
function putBack(world: KeyWorld, before: KeyRecord): Promise<KeyResult<void>> {
  return updateIndex(world, (state) => {
    const listed = findById(state, before.id);
    if (!listed) return ok({ state, value: undefined });
    const { alias, status, lastUsedAt } = listed;
    const used = lastUsedAt === undefined ? {} : { lastUsedAt };
    return ok({ state: withKey(state, { ...before, alias, status, ...used }), value: undefined });
  });
}
