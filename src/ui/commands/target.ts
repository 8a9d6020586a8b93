import type { Field } from '../../core/keys/vocabulary.ts';
import { findById } from '../../core/keys/keyIndex.ts';
import type { KeyRecord } from '../../core/keys/keyRecord.ts';
import { noKeys } from '../messages/acts.ts';
import { askPlaceholders } from '../messages/ask.ts';
import { describeIndexFault } from '../messages/faults.ts';
import type { Told } from '../messages/told.ts';
import { environmentWord } from '../messages/vocabulary.ts';
import { askPick, type PickRow } from '../prompts/pick.ts';
import type { TreeNode } from '../tree/node.ts';
import { treeModel } from '../tree/model.ts';
import type { CommandWorld } from './world.ts';

/** What a keybinding passes: it cannot pass the row, so it means the selected one. */
const SELECTION = 'selection';

/**
 * The selected row, where a keybinding asks for it. Any caller can pass the same word, so this is only for
 * acts that ask the user before they do anything.
 */
export function selectionOr(world: CommandWorld, argument: unknown): unknown {
  return argument === SELECTION ? world.view.selected() : argument;
}

/**
 * Finds the key that a command is about: the row it was called on, or what the user picks. Callers may be
 * anyone, so nothing but rows of our own view names a key.
 */
export async function withKey(
  world: CommandWorld,
  argument: unknown,
  title: string,
  act: (record: KeyRecord, field: Field | undefined) => Promise<Told | undefined>,
): Promise<Told | undefined> {
  const state = await world.keys.index.read();
  if (!state.ok) return describeIndexFault(state.error);
  const node = world.view.owned(argument);
  const named = node && recordOf(node);
  const listed = named && findById(state.value, named.id);
  if (listed) return act(listed, node.kind === 'field' ? node.field : undefined);

  const { keys } = state.value;
  if (keys.length === 0) return noKeys();
  const answer = await askPick({
    title,
    placeholder: askPlaceholders.key(),
    rows: keyRows(world),
  });
  const picked = answer.kind === 'accept' ? findById(state.value, answer.value) : undefined;
  return picked && act(picked, undefined);

  function keyRows({ keys: { clock } }: CommandWorld): readonly PickRow<string>[] {
    const snapshot = { index: state, availability: undefined, grants: [] };
    return treeModel(snapshot, clock()).roots.flatMap((group): PickRow<string>[] => {
      if (group.kind !== 'group') return [];
      const heading = `${group.exchangeName}, ${environmentWord(group.environment)}`;
      const rows = group.keys.map(({ record }) => ({ label: record.alias, value: record.id }));
      return [{ heading }, ...rows];
    });
  }
}

function recordOf(node: TreeNode): KeyRecord | undefined {
  return node.kind === 'group' || node.kind === 'notice' ? undefined : node.record;
}
