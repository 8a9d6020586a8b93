import { l10n } from 'vscode';

import { openLogFix } from './fixes.ts';
import { told, type Told } from './told.ts';

/** For errors that nobody foresaw; their own message may hold a secret and is not shown. */
export function describeUnexpected(): Told {
  return told(
    'error',
    l10n.t('Something went wrong in Exchange Keyring. The log says where, without any secret.'),
    openLogFix(),
  );
}
