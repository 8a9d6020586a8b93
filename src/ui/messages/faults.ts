import { l10n } from 'vscode';

import type { HostSystem } from '../../app/host.ts';
import type { KeyFault } from '../../app/keys/world.ts';
import type { AuditFault, IndexFault, StoreFailure } from '../../app/ports.ts';
import { assertNever } from '../../core/kernel/assertNever.ts';
import { describeAvailability } from './availability.ts';
import { checkStoresFix, liveSettingFix, showAuditFix, verifyAuditFix } from './fixes.ts';
import { told, type Told } from './told.ts';
import { fieldWord } from './vocabulary.ts';

/** Why an act on a key did not happen, with the button that helps. */
export function describeKeyFault(fault: KeyFault, host: HostSystem): Told {
  switch (fault.code) {
    case 'store':
      return describeStoreFailure(fault.failure, host);
    case 'index':
      return describeIndexFault(fault.fault);
    case 'audit':
      return describeAuditFault(fault.fault, host);
    case 'bad-alias':
      return told(
        'warning',
        l10n.t('An alias has 1 to 63 lower-case letters, digits and hyphens, and no hyphen first.'),
      );
    case 'alias-taken':
      return told('warning', l10n.t('Another key has that alias; choose another one.'));
    case 'live-not-allowed':
      return told(
        'warning',
        l10n.t('Live keys are switched off in the settings, so the key was not stored.'),
        liveSettingFix(),
      );
    case 'no-fields':
      return told('warning', l10n.t('A key needs at least one field.'));
    case 'no-such-key':
      return told('warning', l10n.t('The key is gone; another window may have removed it.'));
    case 'no-such-field':
      return told('warning', l10n.t('The key has no field “{0}”.', fieldWord(fault.field)));
    default:
      return assertNever(fault);
  }
}

export function describeStoreFailure(failure: StoreFailure, host: HostSystem): Told {
  switch (failure.fault) {
    case 'locked':
      return describeAvailability({ state: 'locked' }, host);
    case 'missing':
      return describeAvailability({ state: 'missing', reason: failure.missing ?? 'unknown' }, host);
    case 'signed-out':
      return told('warning', l10n.t('You are signed out of the store. Sign in and try again.'));
    case 'session-expired':
      return told('warning', l10n.t('The session with the store expired. Sign in and try again.'));
    case 'forbidden':
      return told('error', l10n.t('The store refused: you may not do this there.'));
    case 'absent':
      return told(
        'error',
        l10n.t(
          'The keychain holds nothing for this key; it may have been deleted there by hand. Remove the key here, or replace it by adding it again.',
        ),
        checkStoresFix(),
      );
    case 'removed':
      return told('error', l10n.t('The store says that this key was removed there.'));
    case 'conflict':
      return told(
        'warning',
        l10n.t('Another window changed this key at the same moment; nothing was done. Try again.'),
      );
    case 'claimed':
      return told('warning', l10n.t('Another change to this key is still under way.'));
    case 'managed':
      return told('warning', l10n.t('The store manages this key itself; change it there.'));
    case 'unreachable':
      return told('error', l10n.t('The store cannot be reached.'), checkStoresFix());
    case 'throttled':
      return told('warning', l10n.t('The store asks for a pause. Try again in a minute.'));
    case 'unknown-outcome':
      return told(
        'warning',
        l10n.t(
          'The store did not answer in time, so it is not known whether it did what was asked. Look at the key before trying again.',
        ),
        checkStoresFix(),
      );
    case 'unsupported':
      return told('error', l10n.t('The store cannot do this.'));
    case 'broken':
      return told(
        'error',
        l10n.t('What the keychain holds for this key cannot be read; it was left untouched.'),
        checkStoresFix(),
      );
    default:
      return assertNever(failure.fault);
  }
}

export function describeIndexFault(fault: IndexFault): Told {
  switch (fault.code) {
    case 'damaged':
      return told(
        'error',
        l10n.t(
          'The list of keys is damaged. Check Stores sets it aside and rebuilds it from the keychain.',
        ),
        checkStoresFix(),
      );
    case 'newer-format':
      return told(
        'error',
        l10n.t(
          'A newer version of Exchange Keyring wrote the list of keys. Update the extension; the list was left untouched.',
        ),
      );
    case 'busy':
      return told(
        'warning',
        l10n.t('Another window holds the list of keys. Try again in a moment.'),
      );
    case 'io':
      return told(
        'error',
        l10n.t(
          'The list of keys cannot be read or written ({0}). Check the disk and the permissions of the extension’s storage folder.',
          fault.errno,
        ),
      );
    default:
      return assertNever(fault);
  }
}

export function describeAuditFault(fault: AuditFault, host: HostSystem): Told {
  switch (fault.code) {
    case 'store':
      return describeStoreFailure(fault.failure, host);
    case 'busy':
      return told(
        'warning',
        l10n.t('Another window is writing the audit log, so nothing was done. Try again.'),
      );
    case 'io':
      return told(
        'error',
        l10n.t(
          'The audit log cannot be written ({0}), so nothing was done: no act goes unrecorded.',
          fault.errno,
        ),
      );
    case 'key-lost':
      return told(
        'error',
        l10n.t(
          'The audit log’s key is gone from the keychain, so nothing can be recorded in good faith and nothing was done.',
        ),
        verifyAuditFix(),
        showAuditFix(),
      );
    default:
      return assertNever(fault);
  }
}
