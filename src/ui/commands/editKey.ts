import { ThemeIcon } from 'vscode';

import { editKey, type KeyChanges } from '../../app/keys/editKey.ts';
import { renameKey } from '../../app/keys/renameKey.ts';
import { fieldsOf, findExchange } from '../../core/catalogue/catalogue.ts';
import { aliasesOf } from '../../core/keys/keyIndex.ts';
import type { KeyRecord } from '../../core/keys/keyRecord.ts';
import { PURPOSES, type Field } from '../../core/keys/vocabulary.ts';
import { keyEdited, keyRenamed } from '../messages/acts.ts';
import { fieldPrompt } from '../messages/addKey.ts';
import {
  askPlaceholders,
  askTitles,
  changeLabels,
  newAliasPrompt,
  notePrompt,
  rotationDescription,
  rotationInvalid,
  rotationPrompt,
} from '../messages/ask.ts';
import { describeIndexFault, describeKeyFault } from '../messages/faults.ts';
import { plainEnvWords } from '../messages/plainEnv.ts';
import type { Told } from '../messages/told.ts';
import { fieldWord, purposeHelp, purposeWord } from '../messages/vocabulary.ts';
import { asStep } from '../prompts/answer.ts';
import type { BoxNote } from '../prompts/box.ts';
import { askPick, type PickRow } from '../prompts/pick.ts';
import { askSecret } from '../prompts/secretText.ts';
import { askText } from '../prompts/text.ts';
import { runWizard, type Place, type Step, type StepAnswer } from '../prompts/wizard.ts';
import { aliasCheck, shapeCheck } from './addKeyValues.ts';
import { mayBeInPlainEnv, switchPlainEnv } from './plainEnv.ts';
import { selectionOr, withKey } from './target.ts';
import type { CommandWorld } from './world.ts';

type Change = 'purpose' | 'rotation' | 'note' | 'plainEnv' | `field:${Field}`;

interface EditDraft {
  readonly change?: Change;
  readonly changes: KeyChanges;
}

/** *Edit Key…*: one change at a time, each under the key's revision. */
export function editKeyCommand(world: CommandWorld, node: unknown): Promise<Told | undefined> {
  return withKey(world, node, askTitles.edit(), async (record) => {
    const start: EditDraft = { changes: {} };
    const change: Step<EditDraft> = {
      id: 'change',
      ask: (current, place) => askChange(record, current, place),
    };
    const value: Step<EditDraft> = {
      id: 'value',
      ask: (current, place) => askValue(record, current, place),
    };
    const draft = await runWizard(start, (current) =>
      current.change === 'plainEnv' ? [change] : [change, value],
    );
    if (!draft) return undefined;
    if (draft.change === 'plainEnv') return switchPlainEnv(world, record);
    const edited = await editKey(world.keys, record.id, draft.changes);
    return edited.ok ? keyEdited(edited.value.alias) : describeKeyFault(edited.error, world.host);
  });
}

/** *Rename Key…*: what is attached follows; files that name the alias do not. */
export function renameKeyCommand(world: CommandWorld, node: unknown): Promise<Told | undefined> {
  return withKey(world, selectionOr(world, node), askTitles.rename(), async (record) => {
    const state = await world.keys.index.read();
    if (!state.ok) return describeIndexFault(state.error);
    const others = new Set(aliasesOf(state.value));
    others.delete(record.alias);
    const answer = await askText({
      title: askTitles.rename(),
      prompt: newAliasPrompt(record.alias),
      value: record.alias,
      check: aliasCheck(others),
    });
    if (answer.kind !== 'accept' || answer.value === record.alias) return undefined;
    const renamed = await renameKey(world.keys, record.id, answer.value);
    return renamed.ok
      ? keyRenamed(record.alias, renamed.value.alias)
      : describeKeyFault(renamed.error, world.host);
  });
}

async function askChange(
  record: KeyRecord,
  draft: EditDraft,
  place: Place,
): Promise<StepAnswer<EditDraft>> {
  const answer = await askPick<Change>({
    title: editTitle(record),
    place,
    placeholder: askPlaceholders.change(),
    rows: [
      {
        label: changeLabels.purpose(),
        description: purposeWord(record.purpose),
        value: 'purpose',
      },
      {
        label: changeLabels.rotation(),
        description: rotationDescription(record.maxAgeDays),
        value: 'rotation',
      },
      { label: changeLabels.note(), description: record.note ?? '', value: 'note' },
      ...(mayBeInPlainEnv(record) ? [plainEnvRow(record)] : []),
      { heading: changeLabels.values() },
      ...record.fields.map((field) => ({
        label: fieldWord(field),
        icon: new ThemeIcon('symbol-field'),
        value: `field:${field}` as const,
      })),
    ],
    current: (change) => change === draft.change,
  });
  return asStep(answer, (change) => ({ change, changes: {} }));
}

function plainEnvRow(record: KeyRecord): PickRow<Change> {
  return {
    label: plainEnvWords.label(),
    description: plainEnvWords.state(record),
    detail: plainEnvWords.help(),
    value: 'plainEnv',
  };
}

async function askValue(
  record: KeyRecord,
  draft: EditDraft,
  place: Place,
): Promise<StepAnswer<EditDraft>> {
  const title = editTitle(record);
  const keep = (changes: KeyChanges): EditDraft => ({ ...draft, changes });
  if (draft.change === 'purpose') {
    const answer = await askPick({
      title,
      place,
      placeholder: changeLabels.purpose(),
      rows: PURPOSES.map((purpose) => ({
        label: purposeWord(purpose),
        detail: purposeHelp(purpose),
        value: purpose,
      })),
      current: (purpose) => purpose === record.purpose,
    });
    return asStep(answer, (purpose) => keep({ purpose }));
  }
  if (draft.change === 'rotation') {
    const answer = await askText({
      title,
      place,
      prompt: rotationPrompt(),
      value: record.maxAgeDays === undefined ? '' : String(record.maxAgeDays),
      check: checkDays,
    });
    return asStep(answer, (days) => keep({ maxAgeDays: Number(days) }));
  }
  if (draft.change === 'note') {
    const prompt = notePrompt();
    const answer = await askText({ title, place, prompt, value: record.note ?? '' });
    return asStep(answer, (note) => keep({ note: note.trim() }));
  }
  const field = record.fields.find((one) => draft.change === `field:${one}`);
  return field ? askReplacement(record, field, place, keep) : { kind: 'back' };
}

async function askReplacement(
  record: KeyRecord,
  field: Field,
  place: Place,
  keep: (changes: KeyChanges) => EditDraft,
): Promise<StepAnswer<EditDraft>> {
  const exchange = findExchange(record.exchange);
  const facts = exchange && fieldsOf(exchange).find((one) => one.field === field);
  const answer = await askSecret({
    title: editTitle(record),
    place,
    prompt: facts ? fieldPrompt(facts, exchange.name) : fieldWord(field),
    held: undefined,
    confidential: facts?.confidential ?? true,
    multiLine: facts?.multiLine ?? true,
    check: exchange ? shapeCheck(exchange, field) : () => undefined,
  });
  return asStep(answer, (secret) => keep({ fields: new Map([[field, secret]]) }));
}

function checkDays(value: string): BoxNote | undefined {
  if (value === '' || (/^[0-9]{1,4}$/.test(value) && Number(value) >= 1 && Number(value) <= 3650)) {
    return undefined;
  }
  return { severity: 'error', sentence: rotationInvalid() };
}

function editTitle({ alias }: KeyRecord): string {
  return `${askTitles.edit()}: ${alias}`;
}
