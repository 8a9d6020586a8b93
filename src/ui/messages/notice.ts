import { l10n } from 'vscode';

import { assertNever } from '../../core/kernel/assertNever.ts';
import type { Notice } from '../tree/node.ts';
import { describeIndexFault } from './faults.ts';
import type { RowWords } from './tree.ts';

/** The row above the keys that says what is wrong; pressing it runs Check Stores. */
export function describeNotice(notice: Notice): RowWords {
  const description = l10n.t('press for the fix');
  switch (notice.about) {
    case 'keychain':
      return notice.availability.state === 'locked'
        ? {
            label: l10n.t('The keychain is locked'),
            description,
            tooltip: l10n.t('No key can be read until the keychain is unlocked.'),
          }
        : {
            label: l10n.t('There is no keychain'),
            description,
            tooltip: l10n.t('No key can be read or stored on this machine yet.'),
          };
    case 'index':
      return {
        label: l10n.t('The list of keys cannot be read'),
        description,
        tooltip: describeIndexFault(notice.fault).sentence,
      };
    default:
      return assertNever(notice);
  }
}
