import { l10n } from 'vscode';

import type { ConsentQuestion, ListedGrant } from '../../app/injection/ports.ts';
import { findExchange } from '../../core/catalogue/catalogue.ts';
import type { Grant } from '../../core/inject/grant.ts';
import type { Facet } from '../../core/inject/launchHash.ts';
import { scopeState, type KeyRecord } from '../../core/keys/keyRecord.ts';
import { SCOPES } from '../../core/keys/vocabulary.ts';
import { assertNever } from '../../core/kernel/assertNever.ts';
import { addKeyFix } from './fixes.ts';
import { oneLine } from './oneLine.ts';
import { told, type Told } from './told.ts';
import { environmentWord, scopeWord } from './vocabulary.ts';

export const consentWords = {
  deny: () => l10n.t('Deny'),
  once: () => l10n.t('Allow Once'),
  session: () => l10n.t('Allow This Session'),
  long: () => l10n.t('Allow 30 Days'),
};

/** The headline of the consent dialog: which keys, and LIVE in capitals if money is at stake. */
export function consentSentence(questions: readonly ConsentQuestion[]): string {
  const records = distinct(questions.map(({ record }) => record));
  const names = records.map(({ alias }) => `“${alias}”`).join(', ');
  const launches = [...new Set(questions.map(({ launch }) => launch.configuration))]
    .map((name) => `“${oneLine(name)}”`)
    .join(', ');
  const live = records.some(({ environment }) => environment === 'live');
  return live
    ? l10n.t('Give the LIVE key {0} to {1}? It trades with real money.', names, launches)
    : l10n.t('Give {0} to {1}?', names, launches);
}

/** Everything the decision is about: each key with what it can do, and each program that would get it. */
export function consentDetail(questions: readonly ConsentQuestion[]): string {
  const blocks = questions.map(({ record, launch, variables, changed }) =>
    [
      keyLine(record),
      l10n.t('Rights: {0}', scopesText(record)),
      l10n.t('Program: {0}', oneLine([launch.program, ...launch.arguments].join(' '))),
      l10n.t('Folder: {0}', folderText(launch.folder)),
      ...(launch.task === undefined
        ? []
        : [l10n.t('Task that runs first: {0}', oneLine(launch.task))]),
      l10n.t('Variables: {0}', variables.join(', ')),
      ...(changed === undefined || changed.length === 0
        ? []
        : [l10n.t('Changed since you last allowed it: {0}', changed.map(facetWord).join(', '))]),
    ].join('\n'),
  );
  return blocks.join('\n\n');
}

function keyLine(record: KeyRecord): string {
  return l10n.t(
    'Key: {0} ({1}, {2})',
    record.alias,
    findExchange(record.exchange)?.name ?? record.exchange,
    environmentWord(record.environment),
  );
}

/** What is granted, and what nobody could read. */
function scopesText(record: KeyRecord): string {
  const granted = SCOPES.filter((scope) => scopeState(record, scope) === 'granted').map(scopeWord);
  const unknown = SCOPES.filter((scope) => scopeState(record, scope) === 'unknown');
  if (unknown.length === SCOPES.length) return l10n.t('unknown');
  const known = granted.length === 0 ? l10n.t('none that is known') : granted.join(', ');
  return unknown.length === 0
    ? known
    : l10n.t('{0}; unknown: {1}', known, unknown.map(scopeWord).join(', '));
}

function facetWord(facet: Facet): string {
  switch (facet) {
    case 'program':
      return l10n.t('program');
    case 'arguments':
      return l10n.t('arguments');
    case 'runtime':
      return l10n.t('runtime');
    case 'folder':
      return l10n.t('workspace folder');
    case 'directory':
      return l10n.t('working directory');
    case 'task':
      return l10n.t('task that runs first');
    case 'environment':
      return l10n.t('environment variables');
    case 'console':
      return l10n.t('console');
    case 'debugger':
      return l10n.t('debugger');
    case 'key':
      return l10n.t('variables of the key');
    default:
      return assertNever(facet);
  }
}

function folderText(folder: string): string {
  if (folder === '') return l10n.t('none');
  return oneLine(
    folder.startsWith('file://') ? decodeURIComponent(folder.slice('file://'.length)) : folder,
  );
}

export const grantsWords = {
  title: () => l10n.t('Manage Grants'),
  placeholder: () =>
    l10n.t('Choose the grants to withdraw; programs that use them get no key again.'),
};

/** One row of *Manage Grants…*. */
export function grantRow({ grant, record }: ListedGrant): {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
} {
  const alias = record?.alias ?? l10n.t('a key that is gone');
  return {
    label: l10n.t('{0} → {1}', alias, oneLine(grant.configuration)),
    description: [
      ...(record ? [environmentWord(record.environment)] : []),
      durationText(grant),
    ].join(', '),
    detail: l10n.t('{0}, in {1}', oneLine(grant.program), folderText(grant.folder)),
  };
}

function durationText(grant: Grant): string {
  switch (grant.duration) {
    case 'once':
      return l10n.t('for the launch that runs now');
    case 'session':
      return l10n.t('until this window closes');
    case '30-days':
      return l10n.t('until {0}', (grant.expiresAt ?? '').slice(0, 10));
    default:
      return assertNever(grant.duration);
  }
}

export function noGrants(): Told {
  return told(
    'info',
    l10n.t('No program has been granted a key. You are asked when one that wants a key starts.'),
  );
}

export function grantsWithdrawn(count: number): Told {
  return told(
    'info',
    count === 1 ? l10n.t('The grant was withdrawn.') : l10n.t('{0} grants were withdrawn.', count),
  );
}

export const attachWords = {
  title: () => l10n.t('Attach Keys to Launch Configuration'),
  configuration: () => l10n.t('Which launch configuration? Its launch.json stays as it is.'),
  keys: (configuration: string) => l10n.t('Keys that “{0}” asks for at its start', configuration),
  attached: (aliases: readonly string[]) => l10n.t('attached: {0}', aliases.join(', ')),
  inFile: () => l10n.t('asks in its launch.json, which counts instead of what is attached here'),
};

export function keyRow(record: KeyRecord): {
  readonly label: string;
  readonly description: string;
} {
  const exchange = findExchange(record.exchange)?.name ?? record.exchange;
  return {
    label: record.alias,
    description: l10n.t('{0}, {1}', exchange, environmentWord(record.environment)),
  };
}

export function keysAttached(configuration: string, aliases: readonly string[]): Told {
  return aliases.length === 0
    ? told('info', l10n.t('“{0}” asks for no key any more.', oneLine(configuration)))
    : told(
        'info',
        l10n.t('“{0}” asks for {1} when it starts.', oneLine(configuration), aliases.join(', ')),
      );
}

export function noConfigurations(create: () => Promise<undefined>): Told {
  return told('info', l10n.t('This workspace has no launch configuration yet.'), {
    label: l10n.t('Create launch.json'),
    act: { kind: 'run', run: create },
  });
}

export function noKeysToAttach(): Told {
  return told('info', l10n.t('There is no key to attach yet.'), addKeyFix());
}

function distinct(records: readonly KeyRecord[]): readonly KeyRecord[] {
  return [...new Map(records.map((record) => [record.id, record])).values()];
}
