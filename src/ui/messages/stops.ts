import { l10n } from 'vscode';

import type { LaunchStop } from '../../app/injection/world.ts';
import type { LaunchEdit } from '../../core/inject/launchEdit.ts';
import { assertNever } from '../../core/kernel/assertNever.ts';
import type { DebuggeeActs } from './debuggee.ts';
import { showAuditFix, settingFix } from './fixes.ts';
import { oneLine } from './oneLine.ts';
import { told, type Fix, type Told } from './told.ts';

/** A stop on the way between VS Code and the debugger, or for the sake of the program's content. */
export type DepartureStop = Extract<
  LaunchStop,
  {
    readonly code:
      | 'no-entry'
      | 'entry-changed'
      | 'changed'
      | 'watched'
      | 'no-longer'
      | 'terminal-line'
      | 'repeated'
      | 'kept'
      | 'not-seen';
  }
>;

interface DepartureActs extends Pick<DebuggeeActs, 'editLaunch'> {
  /** The name of the extension to which a file belongs. */
  readonly extensionOf: (file: string) => string | undefined;
}

const USE_DEBUG_CONSOLE: LaunchEdit = {
  kind: 'set',
  member: ['console'],
  value: 'internalConsole',
};

export function describeDeparture(
  configuration: string,
  stop: DepartureStop,
  acts: DepartureActs,
  openLaunch: Fix,
): Told {
  switch (stop.code) {
    case 'no-entry':
      return told(
        'error',
        l10n.t(
          'Strict grants cover the program’s content, and this configuration names no program file that can be read.',
        ),
        openLaunch,
        settingFix('strictGrants'),
      );
    case 'entry-changed':
      return told(
        'error',
        l10n.t('Its program changed after it was allowed. Start it again to be asked anew.'),
        showAuditFix(),
      );
    case 'changed':
      return told(
        'error',
        l10n.t(
          'Something changed {0} after you had allowed it: most likely another extension. No key was given.',
          stop.members.map((member) => `“${oneLine(member)}”`).join(', '),
        ),
        showAuditFix(),
      );
    case 'watched':
      return told('error', watchedSentence(acts.extensionOf(stop.file)), showAuditFix());
    case 'no-longer':
      return told('error', noLongerSentence(stop.reason), showAuditFix());
    case 'terminal-line':
      return told(
        'error',
        l10n.t(
          'Its debugger was about to write the values on a terminal’s command line. Use the debug console instead.',
        ),
        {
          label: l10n.t('Use the Debug Console'),
          act: { kind: 'run', run: () => acts.editLaunch(configuration, USE_DEBUG_CONSOLE) },
        },
        openLaunch,
      );
    case 'repeated':
      return told(
        'error',
        l10n.t(
          'Its debugger repeated the values to start another session, where other extensions may have read them. Consider replacing the keys.',
        ),
        showAuditFix(),
      );
    case 'kept':
      return told(
        'error',
        l10n.t(
          'This version of VS Code keeps the values where every extension can read them. Treat the keys as seen: replace them at the exchange, and use another mode.',
        ),
        showAuditFix(),
      );
    case 'not-seen':
      return told(
        'error',
        l10n.t(
          'Its launch message could not be seen, so that no key was given: another extension may hold up the debugger.',
        ),
        { label: l10n.t('Open Log'), act: { kind: 'log' } },
      );
    default:
      return assertNever(stop);
  }
}

function watchedSentence(extension: string | undefined): string {
  return extension === undefined
    ? l10n.t('Another extension reads the messages to the debugger. No key was given.')
    : l10n.t(
        'The extension “{0}” reads the messages to the debugger. No key was given; disable it to go on.',
        oneLine(extension),
      );
}

type NoLonger = Extract<DepartureStop, { code: 'no-longer' }>['reason'];

function noLongerSentence(reason: NoLonger): string {
  switch (reason) {
    case 'expired':
      return l10n.t('It took too long to start. Start it again.');
    case 'withdrawn':
      return l10n.t('Its permission to use the keys was withdrawn.');
    case 'refused':
      return l10n.t('One of its keys may not be used any more.');
    case 'changed':
      return l10n.t('One of its keys has changed. Stop it and start it again.');
    case 'used-up':
      return l10n.t('Its debugger restarted it too often. Start it again.');
    case 'session-ended':
    case 'other-session':
    case 'unknown':
      return l10n.t('Its permission belongs to another start. Start it again.');
    case 'store':
      return l10n.t('The keychain could not be read. Unlock it and start again.');
    case 'index':
      return l10n.t('The list of keys could not be read.');
    case 'audit':
      return l10n.t('The audit log could not be written, and no key travels without a line there.');
    default:
      return assertNever(reason);
  }
}

/** A program asked for its keys and was refused. */
export function describeRefused(configuration: string, reason: NoLonger): Told {
  return told(
    'warning',
    l10n.t('“{0}” got no keys. {1}', oneLine(configuration), noLongerSentence(reason)),
    showAuditFix(),
  );
}

/** A program printed one of its keys' values. */
export function describePrinted(configuration: string, alias: string): Told {
  return told(
    'warning',
    l10n.t(
      '“{0}” printed a value of “{1}”. The debug console shows a mask instead, as well as that can be done; a terminal or a log file would show it.',
      oneLine(configuration),
      alias,
    ),
    showAuditFix(),
  );
}
