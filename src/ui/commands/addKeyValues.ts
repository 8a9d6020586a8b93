import { ThemeIcon } from 'vscode';

import { findTwins } from '../../app/keys/addKey.ts';
import { managePage, type FieldFacts } from '../../core/catalogue/catalogue.ts';
import { checkShape } from '../../core/catalogue/shape.ts';
import type { ExchangeFacts } from '../../core/catalogue/types.ts';
import { isAlias, type Alias } from '../../core/keys/alias.ts';
import type { Field } from '../../core/keys/vocabulary.ts';
import {
  addAllTheSame,
  addKeyPlaceholders,
  addKeyTitle,
  aliasPattern,
  aliasPrompt,
  aliasTaken,
  cancelLabel,
  fieldPrompt,
  openPageLabel,
  twinLabel,
} from '../messages/addKey.ts';
import { shapeNote } from '../messages/shape.ts';
import { environmentWord } from '../messages/vocabulary.ts';
import type { BoxButton, BoxNote } from '../prompts/box.ts';
import { askPick } from '../prompts/pick.ts';
import { askSecret } from '../prompts/secretText.ts';
import { askText } from '../prompts/text.ts';
import type { Place, StepAnswer } from '../prompts/wizard.ts';
import { aliasOf, withAlias, withField, type AddKeyDraft } from './addKeyDraft.ts';
import type { CommandWorld } from './world.ts';

type Asked = Promise<StepAnswer<AddKeyDraft>>;

/** Warns of a shape that is not the exchange's; never an error, for formats change. */
export function shapeCheck(
  exchange: ExchangeFacts,
  field: Field,
): (value: string) => BoxNote | undefined {
  return (value) => {
    const sentence = shapeNote(checkShape(exchange, field, value));
    return sentence === undefined ? undefined : { severity: 'warning', sentence };
  };
}

export async function askField(
  world: CommandWorld,
  exchange: ExchangeFacts,
  facts: FieldFacts,
  draft: AddKeyDraft,
  place: Place,
): Asked {
  const answer = await askSecret({
    title: addKeyTitle(exchange.name, draft.environment),
    place,
    prompt: fieldPrompt(facts, exchange.name),
    held: draft.fields.get(facts.field),
    confidential: facts.confidential,
    multiLine: facts.multiLine,
    check: shapeCheck(exchange, facts.field),
    buttons: pageButton(world, exchange, draft),
  });
  switch (answer.kind) {
    case 'accept':
      return { kind: 'next', draft: withField(draft, facts.field, answer.value) };
    case 'back':
      return answer.typed
        ? { kind: 'back', draft: withField(draft, facts.field, answer.typed) }
        : { kind: 'back' };
    case 'cancel':
      return { kind: 'cancel' };
  }
}

function pageButton(
  world: CommandWorld,
  exchange: ExchangeFacts,
  { environment }: AddKeyDraft,
): readonly BoxButton[] {
  const page = environment && managePage(exchange, environment);
  if (!page) return [];
  const press = async (): Promise<void> => {
    await world.openUrl(page.url);
  };
  return [{ iconPath: new ThemeIcon('link-external'), tooltip: openPageLabel(), press }];
}

/** Asks only when a value is stored already; when that cannot be told, saving will say why. */
export async function askTwins(world: CommandWorld, draft: AddKeyDraft, place: Place): Asked {
  const twins = await findTwins(world.keys, draft.fields);
  if (!twins.ok || twins.value.length === 0) return { kind: 'skip' };
  const answer = await askPick<'add' | 'stop'>({
    title: addKeyTitle(draft.exchange?.name, draft.environment),
    place,
    placeholder: addKeyPlaceholders.twins(),
    plain: true,
    rows: [
      ...twins.value.map((twin) => ({
        label: twinLabel(twin.alias),
        description: `${twin.exchange}, ${environmentWord(twin.environment)}`,
        icon: new ThemeIcon('warning'),
      })),
      { label: cancelLabel(), icon: new ThemeIcon('close'), value: 'stop' },
      { label: addAllTheSame(), icon: new ThemeIcon('arrow-right'), value: 'add' },
    ],
    current: (value) => value === 'stop',
  });
  if (answer.kind === 'back') return { kind: 'back' };
  const add = answer.kind === 'accept' && answer.value === 'add';
  return add ? { kind: 'next', draft } : { kind: 'cancel' };
}

export async function askAlias(draft: AddKeyDraft, taken: ReadonlySet<Alias>, place: Place): Asked {
  const answer = await askText({
    title: addKeyTitle(draft.exchange?.name, draft.environment),
    place,
    prompt: aliasPrompt(),
    value: aliasOf(draft, taken),
    check: aliasCheck(taken),
  });
  switch (answer.kind) {
    case 'accept':
      return { kind: 'next', draft: withAlias(draft, answer.value, taken) };
    case 'back':
      return { kind: 'back', draft: withAlias(draft, answer.typed ?? '', taken) };
    case 'cancel':
      return { kind: 'cancel' };
  }
}

export function aliasCheck(taken: ReadonlySet<Alias>): (value: string) => BoxNote | undefined {
  return (value) => {
    if (!isAlias(value)) return { severity: 'error', sentence: aliasPattern() };
    return taken.has(value) ? { severity: 'error', sentence: aliasTaken() } : undefined;
  };
}
