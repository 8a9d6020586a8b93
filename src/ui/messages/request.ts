import { l10n } from 'vscode';

import { MODES } from '../../core/inject/mode.ts';
import type { RequestFault } from '../../core/inject/request.ts';
import type { NameFault } from '../../core/inject/variableNames.ts';
import type { VariablesFault } from '../../core/inject/variables.ts';
import { assertNever } from '../../core/kernel/assertNever.ts';
import { LAUNCH_MEMBER } from '../../manifest/ids.ts';
import { oneLine } from './oneLine.ts';
import { fieldWord } from './vocabulary.ts';

/** What is wrong with how a launch configuration asks for keys. */
export function requestSentence(fault: RequestFault): string {
  switch (fault.code) {
    case 'not-a-request':
      return l10n.t(
        '“{0}” must be an alias, a list of aliases, or an object with “keys” and, if need be, “preset”, “required” and “mode”.',
        LAUNCH_MEMBER,
      );
    case 'no-keys':
      return l10n.t('“{0}” names no key.', LAUNCH_MEMBER);
    case 'bad-alias':
      return l10n.t(
        '“{0}” holds something that is no alias: aliases have lower-case letters, digits and hyphens.',
        LAUNCH_MEMBER,
      );
    case 'repeated-alias':
      return l10n.t('“{0}” names “{1}” twice.', LAUNCH_MEMBER, fault.alias);
    case 'unknown-member':
      return l10n.t('“{0}” has no member “{1}”.', LAUNCH_MEMBER, oneLine(fault.member));
    case 'unknown-mode':
      return l10n.t(
        'There is no mode “{0}”: it is one of {1}.',
        oneLine(fault.mode),
        MODES.join(', '),
      );
    case 'unknown-field':
      return l10n.t(
        'Keys have no field “{0}”, which is given for “{1}”.',
        fault.field,
        fault.alias,
      );
    case 'bad-variable':
      return l10n.t(
        'The variable for the field “{0}” of “{1}” must be a name.',
        fault.field,
        fault.alias,
      );
    default:
      return assertNever(fault);
  }
}

/** Why the values of its keys cannot go to variables. */
export function variablesSentence(fault: VariablesFault): string {
  switch (fault.code) {
    case 'unknown-preset':
      return l10n.t('There is no preset “{0}”.', oneLine(fault.preset));
    case 'not-in-preset':
      return l10n.t(
        'The preset “{0}” has no variable for every field of “{1}”. Name the variables under “keys” instead.',
        fault.preset,
        fault.alias,
      );
    case 'no-such-field':
      return l10n.t('“{0}” has no field “{1}”.', fault.alias, fieldWord(fault.field));
    case 'bad-name':
      return l10n.t('{0} ({1})', nameSentence(oneLine(fault.name), fault.why), fault.alias);
    case 'name-twice':
      return l10n.t(
        'Two values would go to the variable {0} ({1}). Name the variables under “keys”.',
        fault.name,
        fault.aliases.join(', '),
      );
    default:
      return assertNever(fault);
  }
}

function nameSentence(name: string, why: NameFault): string {
  switch (why) {
    case 'illegal':
      return l10n.t('“{0}” is no name for a variable.', name);
    case 'dangerous':
      return l10n.t('{0} changes how programs load, so no secret may go there.', name);
    case 'reserved':
      return l10n.t('{0} is Exchange Keyring’s own.', name);
    default:
      return assertNever(why);
  }
}
