import { l10n } from 'vscode';

import type { HostSystem } from '../../app/host.ts';
import type { AttachFault } from '../../app/injection/attachKeys.ts';
import type { BrokerFault } from '../../app/injection/ports.ts';
import type { LaunchStop } from '../../app/injection/world.ts';
import type { InterlockFault } from '../../core/inject/interlock.ts';
import type { Alias } from '../../core/keys/alias.ts';
import { assertNever } from '../../core/kernel/assertNever.ts';
import { describeDebuggeeFault, type DebuggeeActs } from './debuggee.ts';
import { describeAuditFault, describeIndexFault, describeStoreFailure } from './faults.ts';
import { addKeyFix, liveSettingFix, startPracticeFix } from './fixes.ts';
import { oneLine } from './oneLine.ts';
import { describePlainEnvFault } from './plainEnv.ts';
import { requestSentence, variablesSentence } from './request.ts';
import { describeDeparture } from './stops.ts';
import { told, type Fix, type Told } from './told.ts';
import { keyStatusWord } from './vocabulary.ts';

/** What the buttons under a stopped launch can do. */
export interface LaunchActs extends DebuggeeActs {
  readonly openLaunchJson: () => Promise<undefined>;
  readonly manageTrust: () => Promise<undefined>;
  /** The name of the extension to which a file belongs. */
  readonly extensionOf: (file: string) => string | undefined;
}

/** Why a launch was stopped, and the button that helps; `undefined` when the user stopped it. */
export function describeStop(
  configuration: string,
  stop: LaunchStop,
  host: HostSystem,
  acts: LaunchActs,
): Told | undefined {
  const reason = describeReason(configuration, stop, host, acts);
  if (!reason) return undefined;
  return {
    ...reason,
    severity: 'error',
    sentence: l10n.t('“{0}” was not started. {1}', oneLine(configuration), reason.sentence),
  };
}

/** Why a program runs without the keys that it said it can do without. */
export function describeWithoutKeys(
  configuration: string,
  stop: LaunchStop,
  host: HostSystem,
  acts: LaunchActs,
): Told | undefined {
  const reason = describeReason(configuration, stop, host, acts);
  if (!reason) return undefined;
  return {
    ...reason,
    severity: 'warning',
    sentence: l10n.t('“{0}” runs without keys. {1}', oneLine(configuration), reason.sentence),
  };
}

/** The program ended and never asked for its keys: it may have run without them. */
export function describeUnused(configuration: string): Told {
  return told(
    'warning',
    l10n.t(
      '“{0}” ended without asking for its keys. Its runtime may ignore NODE_OPTIONS or PYTHONPATH, or it never started.',
      oneLine(configuration),
    ),
  );
}

function describeReason(
  configuration: string,
  stop: LaunchStop,
  host: HostSystem,
  acts: LaunchActs,
): Told | undefined {
  const openLaunch: Fix = {
    label: l10n.t('Open launch.json'),
    act: { kind: 'run', run: acts.openLaunchJson },
  };
  const inLaunch = (sentence: string): Told => told('error', sentence, openLaunch);
  switch (stop.code) {
    case 'denied':
      return undefined;
    case 'untrusted':
      return told('error', l10n.t('Keys are given to programs of trusted workspaces only.'), {
        label: l10n.t('Manage Workspace Trust'),
        act: { kind: 'run', run: acts.manageTrust },
      });
    case 'request':
      return inLaunch(requestSentence(stop.fault));
    case 'debuggee':
      return describeDebuggeeFault(configuration, stop.fault, acts, openLaunch);
    case 'variables':
      return inLaunch(variablesSentence(stop.fault));
    case 'unknown-alias':
      return told('error', l10n.t('There is no key “{0}”.', stop.alias), addKeyFix(), openLaunch);
    case 'removed-key':
      return told(
        'error',
        l10n.t('The key “{0}” was removed.', stop.alias),
        addKeyFix(),
        openLaunch,
      );
    case 'interlock':
      return describeInterlock(stop.alias, stop.fault);
    case 'fields-changed':
      return told(
        'error',
        l10n.t(
          'What the keychain holds of “{0}” lacks a field that the key should have. Edit the key to enter it again.',
          stop.alias,
        ),
        { label: l10n.t('Edit Key…'), act: { kind: 'command', command: 'editKey' } },
      );
    case 'plain-env':
      return describePlainEnvFault(stop.alias, stop.fault, openLaunch);
    case 'not-confirmed':
      return told('error', l10n.t('What you typed is not the alias of the live key.'));
    case 'store':
      return describeStoreFailure(stop.failure, host);
    case 'index':
      return describeIndexFault(stop.fault);
    case 'audit':
      return describeAuditFault(stop.fault, host);
    case 'no-entry':
    case 'entry-changed':
    case 'changed':
    case 'watched':
    case 'no-longer':
    case 'terminal-line':
    case 'repeated':
    case 'kept':
    case 'not-seen':
      return describeDeparture(configuration, stop, acts, openLaunch);
    case 'practice-not-running':
      return told(
        'error',
        l10n.t('It asks for a practice key, and no practice exchange runs.'),
        startPracticeFix(),
      );
    case 'broker':
      return told('error', brokerSentence(stop.fault), {
        label: l10n.t('Open Log'),
        act: { kind: 'log' },
      });
    default:
      return assertNever(stop);
  }
}

function describeInterlock(alias: Alias, fault: InterlockFault): Told {
  switch (fault.code) {
    case 'not-active':
      return told(
        'error',
        l10n.t('“{0}” is not in use: it is {1}.', alias, keyStatusWord(fault.status)),
      );
    case 'rotation-key':
      return told(
        'error',
        l10n.t('“{0}” makes and deletes other keys, and is never given to a program.', alias),
      );
    case 'can-withdraw':
      return told(
        'error',
        l10n.t(
          '“{0}” can withdraw, and such a key is never given to a program. Take that right away at the exchange.',
          alias,
        ),
      );
    case 'may-withdraw':
      return told(
        'error',
        l10n.t(
          '“{0}” is a live key, and it is not known whether it can withdraw. Such a key is never given to a program.',
          alias,
        ),
      );
    case 'live-not-allowed':
      return told(
        'error',
        l10n.t('“{0}” is a live key, and live keys are switched off in the settings.', alias),
        liveSettingFix(),
      );
    default:
      return assertNever(fault);
  }
}

function brokerSentence(fault: BrokerFault): string {
  switch (fault.code) {
    case 'no-directory':
      return l10n.t(
        'There is no private folder for the socket: neither XDG_RUNTIME_DIR nor the temporary folder belongs to you alone and has a short enough path.',
      );
    case 'io':
      return l10n.t('The socket that hands over the keys cannot be opened ({0}).', fault.errno);
    default:
      return assertNever(fault);
  }
}

/** Why keys could not be attached to a launch configuration. */
export function describeAttachFault(fault: AttachFault, host: HostSystem): Told {
  switch (fault.code) {
    case 'index':
      return describeIndexFault(fault.fault);
    case 'audit':
      return describeAuditFault(fault.fault, host);
    case 'variables':
      return told('warning', variablesSentence(fault.fault));
    case 'unknown-alias':
      return told('warning', l10n.t('There is no key “{0}”.', fault.alias), addKeyFix());
    default:
      return assertNever(fault);
  }
}
