import { freeAlias, type Alias } from '../../core/keys/alias.ts';
import type { KeyRecord } from '../../core/keys/keyRecord.ts';
import { err, ok } from '../../core/kernel/result.ts';
import { appendAudit, storeValue, type KeyResult, type KeyWorld } from './world.ts';

export interface RebuiltIndex {
  readonly keys: number;
  /** Path of the damaged file, kept beside the new one. */
  readonly setAside: string;
}

/**
 * Replaces a damaged index by what the keychain itself says of its keys. Answers `undefined` when the
 * index can be read. Attachments are not in the keychain: they stay in the file that is set aside.
 */
export async function rebuildDamagedIndex(
  world: KeyWorld,
): Promise<KeyResult<RebuiltIndex | undefined>> {
  const state = await world.index.read();
  if (state.ok) return ok(undefined);
  if (state.error.code !== 'damaged') return err({ code: 'index', fault: state.error });
  const listed = storeValue(await world.store.list());
  if (!listed.ok) return listed;
  const records = withDistinctAliases(listed.value.map(({ record }) => record));
  const rebuilt = await world.index.rebuild(records);
  if (!rebuilt.ok) return err({ code: 'index', fault: rebuilt.error });
  // Another window was faster, and told its user.
  if (rebuilt.value.setAside === '') return ok(undefined);
  const outcome = { keys: records.length, setAside: rebuilt.value.setAside };
  const noted = await appendAudit(world, { type: 'index.rebuilt', ...outcome });
  return noted.ok ? ok(outcome) : noted;
}

/** A removed key that was not erased yet comes back too, and its alias may be another key's by now. */
function withDistinctAliases(records: readonly KeyRecord[]): readonly KeyRecord[] {
  const taken = new Set<Alias>();
  return records.map((record) => {
    const alias = freeAlias(record.alias, taken);
    taken.add(alias);
    return { ...record, alias };
  });
}
