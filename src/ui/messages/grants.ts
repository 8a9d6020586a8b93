import { l10n } from 'vscode';

import type { ListedGrant } from '../../app/injection/ports.ts';
import { findExchange } from '../../core/catalogue/catalogue.ts';
import type { Grant } from '../../core/inject/grant.ts';
import type { KeyRecord } from '../../core/keys/keyRecord.ts';
import { assertNever } from '../../core/kernel/assertNever.ts';
import { folderText } from './consent.ts';
import { addKeyFix } from './fixes.ts';
import { oneLine } from './oneLine.ts';
import { told, type Told } from './told.ts';
import { environmentWord } from './vocabulary.ts';

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
