import { l10n } from 'vscode';

import type { PlainEnvFault } from '../../core/inject/plainEnv.ts';
import type { Alias } from '../../core/keys/alias.ts';
import type { KeyRecord } from '../../core/keys/keyRecord.ts';
import { assertNever } from '../../core/kernel/assertNever.ts';
import type { Confirmation } from '../prompts/confirm.ts';
import { told, type Fix, type Told } from './told.ts';
import { environmentWord, scopeWord } from './vocabulary.ts';

/** The row of *Edit Key…* and what it says of the key as it is. */
export const plainEnvWords = {
  label: () => l10n.t('Plain environment'),
  state: ({ plainEnv }: KeyRecord) => (plainEnv === true ? l10n.t('on') : l10n.t('off')),
  help: () => l10n.t('Whether values may stand in launch configurations that ask for it'),
};

/** Who can read a value that stands in the launch configuration. */
export function plainEnvLeak(): string {
  return l10n.t(
    'The values stand in the launch configuration: every extension, debuggers’ logs, the terminal’s command line and the shell’s history can read them.',
  );
}

export function plainEnvConfirmation({ alias }: KeyRecord): Confirmation {
  return {
    sentence: l10n.t('Let the values of “{0}” stand in launch configurations?', alias),
    detail: [
      plainEnvLeak(),
      l10n.t(
        'It happens only where a launch configuration says "mode": "plain-env", only for practice and testnet keys that can do nothing but read, and you are asked as for every launch.',
      ),
    ].join('\n'),
    action: l10n.t('Switch On'),
  };
}

export function plainEnvSwitched(alias: Alias, on: boolean): Told {
  return told(
    'info',
    on
      ? l10n.t('The plain environment of “{0}” is on.', alias)
      : l10n.t('The plain environment of “{0}” is off.', alias),
  );
}

/** Why the key’s plain environment cannot be switched on. */
export function plainEnvRefused(alias: Alias, fault: PlainEnvFault): Told {
  return told('warning', faultSentence(alias, fault));
}

/** Why a launch in this mode was stopped, and where it is switched on. */
export function describePlainEnvFault(alias: Alias, fault: PlainEnvFault, openLaunch: Fix): Told {
  const editKey: Fix = {
    label: l10n.t('Edit Key…'),
    act: { kind: 'command', command: 'editKey' },
  };
  return told('error', faultSentence(alias, fault), editKey, openLaunch);
}

function faultSentence(alias: Alias, fault: PlainEnvFault): string {
  switch (fault.code) {
    case 'environment':
      return l10n.t(
        'The plain environment is for practice and testnet keys; “{0}” is a {1} key.',
        alias,
        environmentWord(fault.environment),
      );
    case 'may-do-more':
      return fault.granted.length > 0
        ? l10n.t(
            'The plain environment is for keys that can only read; “{0}” can also: {1}.',
            alias,
            fault.granted.map(scopeWord).join(', '),
          )
        : l10n.t(
            'The plain environment is for keys that can only read; of “{0}” it is not known whether it can: {1}.',
            alias,
            fault.unknown.map(scopeWord).join(', '),
          );
    case 'not-opted-in':
      return l10n.t('The plain environment of “{0}” is off.', alias);
    default:
      return assertNever(fault);
  }
}
