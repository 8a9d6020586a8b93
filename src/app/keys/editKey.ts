import { isAlias, type Alias } from '../../core/keys/alias.ts';
import { aliasesOf, findById, withKey, type IndexState } from '../../core/keys/keyIndex.ts';
import type { Fields, KeyId, KeyRecord } from '../../core/keys/keyRecord.ts';
import type { Purpose } from '../../core/keys/vocabulary.ts';
import { err, ok } from '../../core/kernel/result.ts';
import { timestamp } from '../../core/kernel/time.ts';
import {
  appendAudit,
  audited,
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
  /** New values; fields of the key that are not named keep theirs. */
  readonly fields?: Fields;
}

/** Changes a key in the store, under its revision, and then in the index. */
export async function editKey(
  world: KeyWorld,
  id: KeyId,
  changes: KeyChanges,
): Promise<KeyResult<KeyRecord>> {
  const stored = storeValue(await world.store.read(id));
  if (!stored.ok) return stored;
  const fields: Fields = new Map([...stored.value.fields, ...(changes.fields ?? [])]);
  const prints = await world.fingerprint(fields);
  if (!prints.ok) return err({ code: 'store', failure: prints.error });

  return changeRecord(world, id, async (current) => {
    const record = changed(current, changes, world.clock());
    const next: KeyRecord = { ...record, fields: [...fields.keys()], fingerprints: prints.value };
    const written = storeValue(
      await world.store.write(id, stored.value.revision, { record: next, fields }),
    );
    if (!written.ok) return written;
    const noted = await appendAudit(world, {
      type: 'key.edited',
      key: audited(next),
      fields: [...(changes.fields?.keys() ?? [])],
      changed: Object.keys(changes),
    });
    if (noted.ok) return ok(next);
    await world.store.write(id, written.value, { record: current, fields: stored.value.fields });
    return noted;
  });
}

/** Gives the key another alias. Attachments follow; a launch.json that names the old alias does not. */
export async function renameKey(
  world: KeyWorld,
  id: KeyId,
  alias: Alias,
): Promise<KeyResult<KeyRecord>> {
  if (!isAlias(alias)) return err({ code: 'bad-alias' });
  const stored = storeValue(await world.store.read(id));
  if (!stored.ok) return stored;
  const { fields, revision } = stored.value;
  const claimed = await updateIndex(world, (state) => {
    const record = findById(state, id);
    if (!record) return err({ code: 'no-such-key' });
    if (record.alias !== alias && aliasesOf(state).has(alias)) return err({ code: 'alias-taken' });
    return ok({ state: relabel(state, record, alias), value: record });
  });
  if (!claimed.ok) return claimed;
  const renamed: KeyRecord = { ...claimed.value, alias };
  const written = storeValue(await world.store.write(id, revision, { record: renamed, fields }));
  const outcome = written.ok
    ? await appendAudit(world, {
        type: 'key.renamed',
        key: audited(renamed),
        from: claimed.value.alias,
      })
    : written;
  if (outcome.ok) return ok(renamed);
  await updateIndex(world, (state) =>
    ok({ state: relabel(state, renamed, claimed.value.alias), value: undefined }),
  );
  return outcome;
}

function relabel(state: IndexState, record: KeyRecord, alias: Alias): IndexState {
  const attachments = state.attachments.map((attachment) => {
    const keys = attachment.request.keys.map((key) =>
      key.alias === record.alias ? { ...key, alias } : key,
    );
    return { ...attachment, request: { ...attachment.request, keys } };
  });
  return { ...withKey(state, { ...record, alias }), attachments };
}

/** Reads the record, lets `act` make it real elsewhere, and lists what `act` answered. */
async function changeRecord(
  world: KeyWorld,
  id: KeyId,
  act: (current: KeyRecord) => Promise<KeyResult<KeyRecord>>,
): Promise<KeyResult<KeyRecord>> {
  const state = await world.index.read();
  if (!state.ok) return err({ code: 'index', fault: state.error });
  const current = findById(state.value, id);
  if (!current) return err({ code: 'no-such-key' });
  const next = await act(current);
  if (!next.ok) return next;
  return updateIndex(world, (now) => {
    const listed = findById(now, id);
    if (!listed) return err({ code: 'no-such-key' });
    // Another window may have used or renamed the key meanwhile; only what was edited here is replaced.
    const { alias, status, lastUsedAt } = listed;
    const merged = {
      ...next.value,
      alias,
      status,
      ...(lastUsedAt === undefined ? {} : { lastUsedAt }),
    };
    return ok({ state: withKey(now, merged), value: merged });
  });
}

function changed(current: KeyRecord, changes: KeyChanges, now: number): KeyRecord {
  const { maxAgeDays, note, ...rest } = current;
  const nextAge = changes.maxAgeDays ?? maxAgeDays ?? 0;
  const nextNote = changes.note ?? note ?? '';
  return {
    ...rest,
    ...(changes.purpose === undefined ? {} : { purpose: changes.purpose }),
    ...(nextAge > 0 ? { maxAgeDays: nextAge } : {}),
    ...(nextNote === '' ? {} : { note: nextNote }),
    ...(changes.fields === undefined ? {} : { lastRotatedAt: timestamp(now) }),
  };
}
