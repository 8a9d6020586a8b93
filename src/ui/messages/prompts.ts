import { l10n } from 'vscode';

import type { PastedPem } from '../prompts/pemRepair.ts';
import { characterCount } from './counts.ts';
import { assertNever } from '../../core/kernel/assertNever.ts';

export function pasteButton(): string {
  return l10n.t('Paste from Clipboard (several lines)');
}

export function fileButton(): string {
  return l10n.t('Read from File…');
}

export function fileDialogTitle(): string {
  return l10n.t('Choose the file with the private key');
}

export function useFileLabel(): string {
  return l10n.t('Read');
}

export function valueNeeded(): string {
  return l10n.t('Enter a value.');
}

export function valueKept(length: number): string {
  return l10n.t('Entered already ({0}). Leave empty to keep it.', characterCount(length));
}

export function valueRead(lines: number): string {
  return lines === 1
    ? l10n.t('1 line was read. Press Enter to use it, or type another value.')
    : l10n.t('{0} lines were read. Press Enter to use them, or type another value.', lines);
}

export function clipboardEmpty(): string {
  return l10n.t('The clipboard holds no text.');
}

export function fileTooLarge(): string {
  return l10n.t('That file is larger than 64 KB, so it is no private key.');
}

/** What happens to a pasted PEM block; `undefined` when there is nothing to say. */
export function pemNote(pem: PastedPem): string | undefined {
  switch (pem.kind) {
    case 'no-pem':
      return undefined;
    case 'pem':
      return pem.repaired
        ? l10n.t('The line breaks of this private key were lost in pasting; they are put back.')
        : undefined;
    case 'broken':
      return brokenPem(pem.why);
    default:
      return assertNever(pem);
  }
}

function brokenPem(why: Extract<PastedPem, { readonly kind: 'broken' }>['why']): string {
  switch (why) {
    case 'incomplete':
      return l10n.t(
        'This private key has no end. A box holds one line only: use the clipboard or the file button.',
      );
    case 'flattened-headers':
      return l10n.t(
        'This private key is encrypted and lost its lines in pasting: use the clipboard or the file button.',
      );
    case 'not-base64':
      return l10n.t('This private key holds characters that cannot be part of one.');
    default:
      return assertNever(why);
  }
}
