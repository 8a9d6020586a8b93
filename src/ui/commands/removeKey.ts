import { removeKey, restoreKey } from '../../app/keys/removeKey.ts';
import { findExchange, managePage } from '../../core/catalogue/catalogue.ts';
import type { KeyRecord } from '../../core/keys/keyRecord.ts';
import { keyRemoved, keyRestored, openPageFix, undoTooLate } from '../messages/acts.ts';
import { askTitles, removeConfirmation } from '../messages/ask.ts';
import { describeKeyFault } from '../messages/faults.ts';
import type { Told } from '../messages/told.ts';
import { confirm } from '../prompts/confirm.ts';
import { selectionOr, withKey } from './target.ts';
import type { CommandWorld } from './world.ts';

/** *Remove Key…*: out of use at once, out of the keychain when the time for undo is over. */
export function removeKeyCommand(world: CommandWorld, node: unknown): Promise<Told | undefined> {
  return withKey(world, selectionOr(world, node), askTitles.remove(), async (record) => {
    const exchange = findExchange(record.exchange);
    const attachments = attachmentsOf(world, record);
    const name = exchange?.name ?? record.exchange;
    if (!(await confirm(removeConfirmation(record, name, attachments)))) return undefined;
    const removed = await removeKey(world.keys, record.id);
    if (!removed.ok) return describeKeyFault(removed.error, world.host);
    const page = exchange && managePage(exchange, record.environment);
    const outcome = keyRemoved(record.alias, () => undo(world, record));
    return page ? { ...outcome, fixes: [...outcome.fixes, openPageFix(page.url)] } : outcome;
  });
}

async function undo(world: CommandWorld, record: KeyRecord): Promise<Told> {
  const restored = await restoreKey(world.keys, record.id);
  if (restored.ok) return keyRestored(record.alias, restored.value.alias);
  return restored.error.code === 'no-such-key'
    ? undoTooLate(record.alias)
    : describeKeyFault(restored.error, world.host);
}

function attachmentsOf(world: CommandWorld, { alias }: KeyRecord): number {
  const { index } = world.watch.snapshot();
  if (!index?.ok) return 0;
  return index.value.attachments.filter(({ request }) =>
    request.keys.some((key) => key.alias === alias),
  ).length;
}
