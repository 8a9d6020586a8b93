import { l10n } from 'vscode';

import type { PracticeSample } from '../../app/practice/ports.ts';
import type { Alias } from '../../core/keys/alias.ts';
import type { KeyRecord } from '../../core/keys/keyRecord.ts';
import type { Confirmation } from '../prompts/confirm.ts';
import { dayCount } from './counts.ts';
import { environmentWord } from './vocabulary.ts';

export const askTitles = {
  edit: () => l10n.t('Edit Key'),
  rename: () => l10n.t('Rename Key'),
  remove: () => l10n.t('Remove Key'),
  copy: () => l10n.t('Copy Field'),
  practice: () => l10n.t('Add Practice Key'),
};

export const askPlaceholders = {
  key: () => l10n.t('Which key?'),
  field: () => l10n.t('Which field? It stays on the clipboard for 30 seconds.'),
  change: () => l10n.t('What is to be changed?'),
  practice: () => l10n.t('Which sample key of the practice exchange?'),
};

/** Says what goes and what does not: erasing it here does not end it at the exchange. */
export function removeConfirmation(
  { alias, environment }: KeyRecord,
  exchangeName: string,
  attachments: number,
): Confirmation {
  const lines = [
    l10n.t('{0}, {1}', exchangeName, environmentWord(environment)),
    l10n.t(
      'Its values are erased from the keychain one minute later; until then it can be undone.',
    ),
    l10n.t('The key stays valid at the exchange until you delete it there.'),
  ];
  if (attachments > 0) {
    lines.push(
      l10n.t('Launch configurations that ask for it and will not start: {0}.', attachments),
    );
  }
  return {
    sentence: l10n.t('Remove “{0}”?', alias),
    detail: lines.join('\n'),
    action: l10n.t('Remove'),
  };
}

export const changeLabels = {
  purpose: () => l10n.t('Purpose'),
  rotation: () => l10n.t('Rotation policy'),
  note: () => l10n.t('Note'),
  values: () => l10n.t('Replace a value'),
};

export function rotationDescription(maxAgeDays: number | undefined): string {
  return maxAgeDays === undefined ? l10n.t('none') : l10n.t('after {0}', dayCount(maxAgeDays));
}

export function rotationPrompt(): string {
  return l10n.t('After how many days is the key due for rotation? Empty for no policy.');
}

export function rotationInvalid(): string {
  return l10n.t('Enter a whole number of days from 1 to 3650, or nothing.');
}

export function notePrompt(): string {
  return l10n.t('A note of your own, kept beside the key; do not write secrets here.');
}

export function newAliasPrompt(alias: Alias): string {
  return l10n.t('The new alias of “{0}”.', alias);
}

/** A sample of the practice exchange by what it is good for. */
export function sampleWords(sample: PracticeSample): { label: string; detail: string } {
  const details: Readonly<Record<string, string>> = {
    trading: l10n.t('Reads and trades; what the demo bots need.'),
    'read-only': l10n.t('Reads only: an order is refused.'),
    'ip-restricted': l10n.t('Works from 127.0.0.2 only: an ordinary bot is refused.'),
    expired: l10n.t('Has expired: every call is refused.'),
  };
  return { label: sample.role, detail: details[sample.role] ?? '' };
}
