import { l10n } from 'vscode';

import { assertNever } from '../../core/kernel/assertNever.ts';
import type { RotationStatus } from '../../core/rotation/status.ts';
import type { Summary } from '../tree/summary.ts';
import { keyCount } from './counts.ts';

/** Words of the status bar item; `undefined` hides it. */
export interface StatusWords {
  readonly text: string;
  readonly tooltip: string;
}

export function statusWords(summary: Summary): StatusWords | undefined {
  switch (summary.kind) {
    case 'loading':
    case 'empty':
      return undefined;
    case 'keychain-missing':
      return {
        text: l10n.t('no keychain'),
        tooltip: l10n.t('Exchange Keyring: there is no keychain, so no key can be used.'),
      };
    case 'keychain-locked':
      return {
        text: l10n.t('keychain locked'),
        tooltip: l10n.t('Exchange Keyring: the keychain is locked, so no key can be used.'),
      };
    case 'index-unreadable':
      return {
        text: l10n.t('list of keys unreadable'),
        tooltip: l10n.t('Exchange Keyring: the list of keys cannot be read.'),
      };
    case 'keys':
      return keysWords(summary.worst, summary.count, summary.total);
    default:
      return assertNever(summary);
  }
}

function keysWords(worst: RotationStatus['kind'], count: number, total: number): StatusWords {
  switch (worst) {
    case 'ok':
    case 'unknown':
      return {
        text: String(total),
        tooltip: l10n.t('Exchange Keyring: {0}, none of them due.', keyCount(total)),
      };
    case 'due':
      return {
        text: l10n.t('{0} due', count),
        tooltip: l10n.t('Exchange Keyring: {0} of {1} due for rotation.', count, keyCount(total)),
      };
    case 'expiring':
      return {
        text: l10n.t('{0} expiring', count),
        tooltip: l10n.t('Exchange Keyring: {0} of {1} expiring soon.', count, keyCount(total)),
      };
    case 'overdue':
      return {
        text: l10n.t('{0} overdue', count),
        tooltip: l10n.t(
          'Exchange Keyring: {0} of {1} overdue for rotation.',
          count,
          keyCount(total),
        ),
      };
    case 'expired':
      return {
        text: l10n.t('{0} expired', count),
        tooltip: l10n.t('Exchange Keyring: {0} of {1} expired.', count, keyCount(total)),
      };
    default:
      return assertNever(worst);
  }
}

/** The item's name in the status bar's own menu. */
export function statusItemName(): string {
  return l10n.t('Exchange Keyring');
}
