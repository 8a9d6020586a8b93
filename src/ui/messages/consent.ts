import { l10n } from 'vscode';

import type { ConsentQuestion } from '../../app/injection/ports.ts';
import { findExchange } from '../../core/catalogue/catalogue.ts';
import type { Facet } from '../../core/inject/launchHash.ts';
import type { Mode } from '../../core/inject/mode.ts';
import { scopeState, type KeyRecord } from '../../core/keys/keyRecord.ts';
import { SCOPES } from '../../core/keys/vocabulary.ts';
import { assertNever } from '../../core/kernel/assertNever.ts';
import { liveHostsInConfiguration } from './liveHosts.ts';
import { oneLine } from './oneLine.ts';
import { plainEnvLeak } from './plainEnv.ts';
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
  const blocks = questions.map(({ record, launch, variables, mode, changed, liveHosts }) =>
    [
      keyLine(record),
      ...(liveHosts === undefined || liveHosts.length === 0
        ? []
        : [liveHostsInConfiguration(record, liveHosts)]),
      l10n.t('Rights: {0}', scopesText(record)),
      l10n.t('Program: {0}', oneLine([launch.program, ...launch.arguments].join(' '))),
      l10n.t('Folder: {0}', folderText(launch.folder)),
      ...(launch.task === undefined
        ? []
        : [l10n.t('Task that runs first: {0}', oneLine(launch.task))]),
      l10n.t('Variables: {0}', variables.join(', ')),
      ...modeLines(mode),
      ...(changed === undefined || changed.length === 0
        ? []
        : [l10n.t('Changed since you last allowed it: {0}', changed.map(facetWord).join(', '))]),
    ].join('\n'),
  );
  return blocks.join('\n\n');
}

/** The box in which the alias of a live key is typed. It names the key by all but its alias. */
export function liveKeyBox(
  questions: readonly ConsentQuestion[],
  { step, total }: { readonly step: number; readonly total: number },
): { readonly title: string; readonly prompt: string } {
  const exchange = exchangeName(questions[0]?.record);
  const receivers = questions.map(({ variables, launch }) =>
    l10n.t('{0} of “{1}”', variables.join(', '), oneLine(launch.configuration)),
  );
  return {
    title:
      total === 1
        ? l10n.t('LIVE Key of {0}', exchange)
        : l10n.t('LIVE Key of {0} ({1} of {2})', exchange, step, total),
    prompt: l10n.t(
      'Type the alias of the live key that goes to {0}. This launch can trade with real money.',
      receivers.join('; '),
    ),
  };
}

/** What is left of secrecy on the way that the values take; nothing to say where none is lost. */
function modeLines(mode: Mode): readonly string[] {
  switch (mode) {
    case 'broker':
      return [];
    case 'last-hop':
      return [
        l10n.t(
          'The debugger itself is given the values, and they stand in the environment of the program.',
        ),
      ];
    case 'plain-env':
      return [plainEnvLeak()];
    default:
      return assertNever(mode);
  }
}

function keyLine(record: KeyRecord): string {
  return l10n.t(
    'Key: {0} ({1}, {2})',
    record.alias,
    exchangeName(record),
    environmentWord(record.environment),
  );
}

function exchangeName(record: KeyRecord | undefined): string {
  const id = record?.exchange ?? '';
  return findExchange(id)?.name ?? id;
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
    case 'settings':
      return l10n.t('other settings');
    case 'key':
      return l10n.t('variables of the key');
    default:
      return assertNever(facet);
  }
}

/** A folder as a person knows it. */
export function folderText(folder: string): string {
  if (folder === '') return l10n.t('none');
  return oneLine(
    folder.startsWith('file://') ? decodeURIComponent(folder.slice('file://'.length)) : folder,
  );
}

function distinct(records: readonly KeyRecord[]): readonly KeyRecord[] {
  return [...new Map(records.map((record) => [record.id, record])).values()];
}
