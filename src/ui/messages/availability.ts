import { l10n } from 'vscode';

import type { HostSystem, LinuxFamily } from '../../app/host.ts';
import type { Availability, MissingReason } from '../../app/ports.ts';
import { assertNever } from '../../core/kernel/assertNever.ts';
import { checkAgainFix, copyCommandFix } from './fixes.ts';
import { told, type Told } from './told.ts';

/** What the keychain's state means, with the package to install or the command to run. */
export function describeAvailability(availability: Availability, host: HostSystem): Told {
  switch (availability.state) {
    case 'available':
      return told('info', l10n.t('The keychain is ready.'));
    case 'locked':
      return describeLocked(host);
    case 'missing':
      return describeMissing(availability.reason, host);
    default:
      return assertNever(availability);
  }
}

function describeLocked(host: HostSystem): Told {
  switch (host.os) {
    case 'linux':
      return told(
        'warning',
        l10n.t(
          'The keychain is locked or does not answer. Unlock the login keyring (in “Passwords and Keys” or KWallet, or by logging in again) and check again.',
        ),
        checkAgainFix(),
      );
    case 'macos':
      return told(
        'warning',
        l10n.t(
          'The keychain is locked or does not answer. Unlock the login keychain in Keychain Access, or run “security unlock-keychain”, and check again.',
        ),
        copyCommandFix('security unlock-keychain'),
        checkAgainFix(),
      );
    case 'windows':
      return told(
        'warning',
        l10n.t(
          'Windows Credential Manager does not answer. Sign out of Windows and in again, then check again.',
        ),
        checkAgainFix(),
      );
    case 'other':
      return told(
        'warning',
        l10n.t('The keychain is locked or does not answer. Unlock it and check again.'),
        checkAgainFix(),
      );
    default:
      return assertNever(host);
  }
}

function describeMissing(reason: MissingReason, host: HostSystem): Told {
  const command = host.os === 'linux' ? installCommand(reason, host.family) : undefined;
  const fixes =
    command === undefined ? [checkAgainFix()] : [copyCommandFix(command), checkAgainFix()];
  return told('error', missingSentence(reason, command), ...fixes);
}

function missingSentence(reason: MissingReason, command: string | undefined): string {
  switch (reason) {
    case 'no-session-bus':
      return command === undefined
        ? l10n.t(
            'There is no D-Bus session, so no keychain can be reached. Install D-Bus and a keyring, then start VS Code inside a D-Bus session with an unlocked keyring.',
          )
        : l10n.t(
            'There is no D-Bus session, so no keychain can be reached. Run “{0}”, then log in again, or start VS Code with “dbus-run-session -- code”.',
            command,
          );
    case 'no-secret-service':
      return command === undefined
        ? l10n.t(
            'No program offers the Secret Service. Install and start GNOME Keyring, KWallet or KeePassXC with its Secret Service on.',
          )
        : l10n.t(
            'No program offers the Secret Service. Run “{0}” and log in again, or switch on the Secret Service of KWallet or KeePassXC.',
            command,
          );
    case 'no-libsecret':
      return command === undefined
        ? l10n.t('The system library libsecret is missing. Install it and reload the window.')
        : l10n.t(
            'The system library libsecret is missing. Run “{0}” and reload the window.',
            command,
          );
    case 'unsupported-platform':
      return l10n.t(
        'This platform has no keychain that Exchange Keyring can use. Keys are never kept anywhere weaker instead.',
      );
    case 'unknown':
      return l10n.t(
        'No keychain answers on this machine. The log says what was tried; keys are never kept anywhere weaker instead.',
      );
    default:
      return assertNever(reason);
  }
}

const INSTALL: Readonly<Record<Exclude<LinuxFamily, 'other'>, string>> = {
  debian: 'sudo apt install',
  fedora: 'sudo dnf install',
  arch: 'sudo pacman -S',
};

type Packages = Readonly<Record<Exclude<LinuxFamily, 'other'>, string>>;

const PACKAGES: Readonly<Partial<Record<MissingReason, Packages>>> = {
  'no-libsecret': { debian: 'libsecret-1-0', fedora: 'libsecret', arch: 'libsecret' },
  'no-secret-service': { debian: 'gnome-keyring', fedora: 'gnome-keyring', arch: 'gnome-keyring' },
  'no-session-bus': {
    debian: 'dbus-user-session gnome-keyring libsecret-1-0',
    fedora: 'dbus-daemon gnome-keyring libsecret',
    arch: 'dbus gnome-keyring libsecret',
  },
};

function installCommand(reason: MissingReason, family: LinuxFamily): string | undefined {
  const packages = PACKAGES[reason];
  if (family === 'other' || packages === undefined) return undefined;
  return `${INSTALL[family]} ${packages[family]}`;
}
