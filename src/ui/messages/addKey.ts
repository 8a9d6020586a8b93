import { l10n } from 'vscode';

import type { FieldFacts, ManagePage } from '../../core/catalogue/catalogue.ts';
import type { ChecklistRow } from '../../core/catalogue/leastScopes.ts';
import type { Alias } from '../../core/keys/alias.ts';
import type { Environment } from '../../core/keys/vocabulary.ts';
import { characterCount, dayCount } from './counts.ts';
import { environmentWord, fieldWord, scopeWord } from './vocabulary.ts';

export function addKeyTitle(exchangeName?: string, environment?: Environment): string {
  if (exchangeName === undefined) return l10n.t('Add Key');
  return environment === undefined
    ? l10n.t('Add Key: {0}', exchangeName)
    : l10n.t('Add Key: {0}, {1}', exchangeName, environmentWord(environment));
}

export const addKeyPlaceholders = {
  exchange: () => l10n.t('Which exchange? Old names are found too.'),
  environment: () => l10n.t('Where does the key work?'),
  purpose: () => l10n.t('What is the key for?'),
  checklist: () => l10n.t('Make the key at the exchange with these rights, then continue.'),
  twins: () => l10n.t('One of these values is stored already.'),
  summary: () => l10n.t('Choose a row to change it, or save.'),
};

export function environmentsDetail(environments: readonly Environment[]): string {
  return environments.map((environment) => environmentWord(environment)).join(', ');
}

export function liveOff(): string {
  return l10n.t('switched off in the settings');
}

export function openLiveSetting(): string {
  return l10n.t('Open the setting that allows live keys');
}

export function liveRefused(): string {
  return l10n.t(
    'Live keys are switched off. Allow them in your settings first, then choose live again.',
  );
}

export function continueLabel(): string {
  return l10n.t('Continue to the values');
}

export function openPageLabel(): string {
  return l10n.t('Open the exchange’s API page');
}

/** Where on the page to go, and how well the address is known. */
export function pageDetail(page: ManagePage): string {
  const parts = [page.path ?? page.url, page.note ?? ''];
  if (page.verified === 'memory') parts.push(l10n.t('unverified address'));
  return parts.filter((part) => part !== '').join(' · ');
}

export function switchOnHeading(): string {
  return l10n.t('Switch on');
}

export function leaveOffHeading(): string {
  return l10n.t('Leave off');
}

export function checklistRow(row: ChecklistRow): {
  readonly label: string;
  readonly description: string;
} {
  const parts = [row.exchangeName === undefined ? '' : l10n.t('there: “{0}”', row.exchangeName)];
  if (row.verified === 'memory') parts.push(l10n.t('unverified'));
  if (row.impliedBy !== undefined) {
    parts.push(l10n.t('cannot be left out: comes with “{0}”', scopeWord(row.impliedBy)));
  }
  return {
    label: scopeWord(row.scope),
    description: parts.filter((part) => part !== '').join(' · '),
  };
}

/** Asks for a field in the exchange's own words. */
export function fieldPrompt(facts: FieldFacts, exchangeName: string): string {
  const name = facts.exchangeName ?? fieldWord(facts.field);
  const asked =
    facts.verified === 'memory'
      ? l10n.t('{0} of the key at {1} (unverified name)', name, exchangeName)
      : l10n.t('{0} of the key at {1}', name, exchangeName);
  if (!facts.format) return asked;
  const { description, verified } = facts.format;
  return verified === 'memory'
    ? l10n.t('{0}. Usually: {1} (unverified).', asked, description)
    : l10n.t('{0}. Usually: {1}.', asked, description);
}

export function twinLabel(alias: Alias): string {
  return l10n.t('Stored already as “{0}”', alias);
}

export function addAllTheSame(): string {
  return l10n.t('Add it all the same');
}

export function cancelLabel(): string {
  return l10n.t('Cancel');
}

export function aliasPrompt(): string {
  return l10n.t('The alias is the only name of the key that belongs in a repository.');
}

export function aliasTaken(): string {
  return l10n.t('Another key has this alias.');
}

export function aliasPattern(): string {
  return l10n.t('Use 1 to 63 lower-case letters, digits and hyphens, and no hyphen first.');
}

export const summaryLabels = {
  save: () => l10n.t('Save in the keychain'),
  exchange: () => l10n.t('Exchange'),
  environment: () => l10n.t('Environment'),
  purpose: () => l10n.t('Purpose'),
  alias: () => l10n.t('Alias'),
};

export function fieldEntered(length: number): string {
  return l10n.t('entered, {0}', characterCount(length));
}

export function rotationPolicy(maxAgeDays: number): string {
  return maxAgeDays > 0
    ? l10n.t('Rotation is due after {0}', dayCount(maxAgeDays))
    : l10n.t('Without a rotation policy');
}
