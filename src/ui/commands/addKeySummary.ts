import { ThemeIcon } from 'vscode';

import { fieldsOf } from '../../core/catalogue/catalogue.ts';
import type { Alias } from '../../core/keys/alias.ts';
import {
  addKeyPlaceholders,
  addKeyTitle,
  fieldEntered,
  rotationPolicy,
  summaryLabels,
} from '../messages/addKey.ts';
import { environmentWord, fieldWord, purposeWord } from '../messages/vocabulary.ts';
import { askPick, type PickRow } from '../prompts/pick.ts';
import type { Place, StepAnswer } from '../prompts/wizard.ts';
import { aliasOf, type AddKeyDraft, type AddKeyStepId } from './addKeyDraft.ts';

/** Shows what will be stored; `save` answers where to go on, or `undefined` when the key is stored. */
export async function askSummary(
  draft: AddKeyDraft,
  taken: ReadonlySet<Alias>,
  maxAgeDays: number,
  place: Place,
  save: (draft: AddKeyDraft) => Promise<AddKeyStepId | undefined>,
): Promise<StepAnswer<AddKeyDraft>> {
  const answer = await askPick<'save' | AddKeyStepId>({
    title: addKeyTitle(draft.exchange?.name, draft.environment),
    place,
    placeholder: addKeyPlaceholders.summary(),
    plain: true,
    rows: [
      {
        label: summaryLabels.save(),
        detail: rotationPolicy(maxAgeDays),
        icon: new ThemeIcon('save'),
        value: 'save',
      },
      ...choices(draft, taken),
    ],
  });
  switch (answer.kind) {
    case 'back':
    case 'cancel':
      return { kind: answer.kind };
    case 'accept': {
      if (answer.value !== 'save') return { kind: 'goto', step: answer.value };
      const returnTo = await save(draft);
      return returnTo === undefined ? { kind: 'next', draft } : { kind: 'goto', step: returnTo };
    }
  }
}

function choices(draft: AddKeyDraft, taken: ReadonlySet<Alias>): readonly PickRow<AddKeyStepId>[] {
  const { exchange, environment, purpose, fields } = draft;
  if (!exchange || !environment || !purpose) return [];
  return [
    { label: summaryLabels.alias(), description: aliasOf(draft, taken), value: 'alias' },
    { label: summaryLabels.exchange(), description: exchange.name, value: 'exchange' },
    {
      label: summaryLabels.environment(),
      description: environmentWord(environment),
      value: 'environment',
    },
    { label: summaryLabels.purpose(), description: purposeWord(purpose), value: 'purpose' },
    ...fieldsOf(exchange).map(({ field, exchangeName }): PickRow<AddKeyStepId> => ({
      label: exchangeName ?? fieldWord(field),
      description: fieldEntered(fields.get(field)?.length ?? 0),
      value: `field:${field}`,
    })),
  ];
}
