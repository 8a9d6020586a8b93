import { ThemeIcon } from 'vscode';

import { copyField } from '../../app/keys/copyField.ts';
import type { KeyRecord } from '../../core/keys/keyRecord.ts';
import type { Field } from '../../core/keys/vocabulary.ts';
import { fieldCopied } from '../messages/acts.ts';
import { askPlaceholders, askTitles } from '../messages/ask.ts';
import { describeKeyFault } from '../messages/faults.ts';
import type { Told } from '../messages/told.ts';
import { fieldWord } from '../messages/vocabulary.ts';
import { askPick } from '../prompts/pick.ts';
import { withKey } from './target.ts';
import type { CommandWorld } from './world.ts';

/** *Copy Field…*: one field for 30 seconds; only a row of the view names it without asking. */
export function copyFieldCommand(world: CommandWorld, node: unknown): Promise<Told | undefined> {
  return withKey(world, node, askTitles.copy(), async (record, named) => {
    const field = named ?? (await askField(record));
    if (field === undefined) return undefined;
    const copied = await copyField(world.keys, record.id, field);
    return copied.ok
      ? fieldCopied(field, record.alias)
      : describeKeyFault(copied.error, world.host);
  });
}

async function askField(record: KeyRecord): Promise<Field | undefined> {
  const answer = await askPick({
    title: `${askTitles.copy()}: ${record.alias}`,
    placeholder: askPlaceholders.field(),
    rows: record.fields.map((field) => ({
      label: fieldWord(field),
      description: field,
      icon: new ThemeIcon('symbol-field'),
      value: field,
    })),
  });
  return answer.kind === 'accept' ? answer.value : undefined;
}
