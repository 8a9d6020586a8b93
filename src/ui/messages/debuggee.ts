import { l10n } from 'vscode';

import type { DebuggeeFault } from '../../core/inject/debuggee.ts';
import type { MemberPath } from '../../core/inject/debuggerTraits.ts';
import { editThatHelps, type LaunchEdit } from '../../core/inject/launchEdit.ts';
import type { VariablesShape } from '../../core/inject/variablesMember.ts';
import { assertNever } from '../../core/kernel/assertNever.ts';
import { LAUNCH_MEMBER } from '../../manifest/ids.ts';
import { oneLine } from './oneLine.ts';
import { told, type Fix, type Told } from './told.ts';

/** What the buttons under a refused launch can do. */
export interface DebuggeeActs {
  /** Changes the configuration of that name where it is written down, and shows it. */
  readonly editLaunch: (configuration: string, edit: LaunchEdit) => Promise<undefined>;
  /** Shows a setting of another extension. */
  readonly openSetting: (setting: string) => Promise<undefined>;
}

/** Why this launch cannot have keys, with the button that puts it right first. */
export function describeDebuggeeFault(
  configuration: string,
  fault: DebuggeeFault,
  acts: DebuggeeActs,
  openLaunch: Fix,
): Told {
  const fix = fixOf(configuration, fault, acts);
  return told('error', debuggeeSentence(fault), ...(fix ? [fix] : []), openLaunch);
}

function fixOf(configuration: string, fault: DebuggeeFault, acts: DebuggeeActs): Fix | undefined {
  const edit = editThatHelps(fault);
  if (edit)
    return {
      label: editLabel(edit),
      act: { kind: 'run', run: () => acts.editLaunch(configuration, edit) },
    };
  if (!('setting' in fault)) return undefined;
  return {
    label: l10n.t('Open Setting'),
    act: { kind: 'run', run: () => acts.openSetting(fault.setting) },
  };
}

function editLabel(edit: LaunchEdit): string {
  switch (edit.kind) {
    case 'remove':
      return l10n.t('Remove “{0}”', dotted(edit.member));
    case 'remove-request':
      return l10n.t('Remove “{0}”', LAUNCH_MEMBER);
    case 'mode':
      return l10n.t('Use “{0}”', edit.mode);
    case 'show':
      return l10n.t('Show “{0}”', dotted(edit.member));
    case 'set':
      if (edit.value === 'internalConsole') return l10n.t('Use the Debug Console');
      return typeof edit.value === 'string'
        ? l10n.t('Use “{0}”', edit.value)
        : l10n.t('Switch “{0}” Off', dotted(edit.member));
    default:
      return assertNever(edit);
  }
}

function debuggeeSentence(fault: DebuggeeFault): string {
  switch (fault.code) {
    case 'attach':
      return l10n.t(
        'A program that runs already cannot be given keys: use "request": "launch" instead of "attach".',
      );
    case 'unsupported-type':
      return l10n.t(
        'The debugger “{0}” starts no program that could be given keys out of others’ sight. Debug the program itself, or remove “{1}”.',
        oneLine(writtenType(fault.type)),
        LAUNCH_MEMBER,
      );
    case 'no-broker':
      return l10n.t(
        '“{0}” programs cannot fetch their keys themselves, as "mode": "broker" wants: use "mode": "last-hop", or none.',
        oneLine(fault.runs),
      );
    case 'python-flag':
      return l10n.t(
        'Python’s option {0} shuts out the code that fetches the keys. Remove it, or use "mode": "last-hop".',
        fault.flag,
      );
    case 'runtime':
      return l10n.t(
        '“{0}” runs the program in another place or as another user, and keys stay with you. Remove it from “{1}”.',
        fault.runtime,
        dotted(fault.member),
      );
    case 'elsewhere':
      return l10n.t(
        'With “{0}” the program runs in another place or as another user, and keys stay with you. Remove it from this configuration.',
        dotted(fault.member),
      );
    case 'redirected':
      return l10n.t(
        '“{0}” sends the launch to another debugger than the installed one. Remove it to use keys.',
        dotted(fault.member),
      );
    case 'redirected-setting':
      return l10n.t(
        'With the setting “{0}” the launch goes to a port that others on this machine can reach. Switch it off to use keys.',
        fault.setting,
      );
    case 'bad-environment':
      return l10n.t('“{0}” must be {1}.', fault.member, shapeWords(fault.shape));
    case 'records':
      return l10n.t(
        'With “{0}” the debugger writes down what it is told, and the keys with it. Switch it off to use keys.',
        dotted(fault.member),
      );
    case 'records-setting':
      return l10n.t(
        'With the setting “{0}” the debugger writes down what it is told, and the keys with it. Change it to use keys.',
        fault.setting,
      );
    case 'inherited':
      return l10n.t(
        'The editor was started with the variable {0}, so the debugger writes down what it is told, and the keys with it. Quit the editor and start it without {0}.',
        fault.variable,
      );
    case 'repeats':
      return l10n.t(
        'Unless “{0}” is off, the debugger repeats the keys, for all extensions to see, when the program starts another process. Switch it off to use keys.',
        dotted(fault.member),
      );
    case 'prints-environment':
      return l10n.t(
        'With “{0}” as it is, the keys would stand on a terminal’s command line. Use the Debug Console instead.',
        dotted(fault.member),
      );
    default:
      return assertNever(fault);
  }
}

function shapeWords(shape: VariablesShape): string {
  switch (shape) {
    case 'object':
      return l10n.t('an object of variables');
    case 'pairs':
      return l10n.t('a list of objects with “name” and “value”');
    case 'assignments':
      return l10n.t('a list of texts like “NAME=value”');
  }
}

/** js-debug renames the types of its debuggers before anybody else sees them. */
function writtenType(type: string): string {
  return type.replace(/^pwa-/, '');
}

/** `logging.trace` */
function dotted(member: MemberPath): string {
  return oneLine(member.join('.'));
}
