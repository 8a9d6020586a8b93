import { auditedKey } from '../../core/audit/event.ts';
import { freeAlias, isAlias, type Alias } from '../../core/keys/alias.ts';
import { aliasesOf, findById, withKey, type IndexState } from '../../core/keys/keyIndex.ts';
import type { KeyId, KeyRecord } from '../../core/keys/keyRecord.ts';
import { err, ok } from '../../core/kernel/result.ts';
import { appendAudit, storeValue, updateIndex, type KeyResult, type KeyWorld } from './world.ts';

/** Gives the key another alias. Attachments follow; a launch.json that names the old alias does not. */
export async function renameKey(
  world: KeyWorld,
  id: KeyId,
  alias: Alias,
): Promise<KeyResult<KeyRecord>> {
  if (!isAlias(alias)) return err({ code: 'bad-alias' });
  const stored = storeValue(await world.store.read(id));
  if (!stored.ok) return stored;
  const { record, fields, revision } = stored.value;
  const claimed = await updateIndex(world, (state) => {
    const listed = findById(state, id);
    if (!listed) return err({ code: 'no-such-key' });
    if (listed.alias !== alias && aliasesOf(state).has(alias)) return err({ code: 'alias-taken' });
    return ok({ state: relabel(state, listed, alias), value: listed });
  });
  if (!claimed.ok) return claimed;
  const renamed: KeyRecord = { ...claimed.value, alias };
  const from = claimed.value.alias;
  const written = storeValue(
    await world.store.write(id, revision, { record: { ...record, alias }, fields }),
  );
  const noted = written.ok
    ? await appendAudit(world, { type: 'key.renamed', key: auditedKey(renamed), from })
    : written;
  if (noted.ok) return ok(renamed);

  const restored = written.ok
    ? await world.store.write(id, written.value, { record, fields })
    : ok(undefined);
  // The index follows the store, whichever alias that holds now.
  if (restored.ok) await takeBack(world, id, from);
  return noted;
}

function takeBack(world: KeyWorld, id: KeyId, alias: Alias): Promise<KeyResult<void>> {
  return updateIndex(world, (state) => {
    const listed = findById(state, id);
    if (!listed) return ok({ state, value: undefined });
    // Free a moment ago, it may be another key's by now.
    const back = listed.alias === alias ? alias : freeAlias(alias, aliasesOf(state));
    return ok({ state: relabel(state, listed, back), value: undefined });
  });
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
