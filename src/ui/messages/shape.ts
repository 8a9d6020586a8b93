import { l10n } from 'vscode';

import type { ShapeCheck } from '../../core/catalogue/shape.ts';
import { assertNever } from '../../core/kernel/assertNever.ts';

/** What is odd about a value's shape; `undefined` when nothing is. Never a part of the value. */
export function shapeNote(check: ShapeCheck): string | undefined {
  switch (check.reason) {
    case 'expected-shape':
    case 'pem-accepted':
    case 'no-known-shape':
    case 'empty':
      return undefined;
    case 'other-shape':
      return expected(check);
    case 'surrounding-space':
      return l10n.t('There is a space or line break before or after the value.');
    case 'too-long':
      return l10n.t('This is longer than any key. Was more than the key copied?');
    case 'documentation-sample':
      return l10n.t('This value is an example from the exchange’s documentation, not a key.');
    case 'pem-not-accepted':
      return l10n.t('This exchange is not known to take a private key in this field.');
    case 'pem-other-kind':
      return l10n.t('This is a private key of another kind than this exchange is known to take.');
    case 'pem-public-key':
      return l10n.t('This is a public key or a certificate; the private key is needed.');
    case 'pem-encrypted':
      return l10n.t('This private key is encrypted with a passphrase, which bots cannot enter.');
    case 'pem-incomplete':
      return l10n.t('This private key is not complete.');
    case 'pem-escaped-newlines':
      return l10n.t('This private key has “\\n” where it should have line breaks.');
    default:
      return assertNever(check.reason);
  }
}

function expected({ description, verified }: ShapeCheck): string {
  if (description === undefined) return l10n.t('The value does not look as usual.');
  return verified === 'memory'
    ? l10n.t('Unusual: expected is {0} (unverified). It can be kept all the same.', description)
    : l10n.t('Unusual: expected is {0}. It can be kept all the same.', description);
}
