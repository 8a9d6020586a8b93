import { l10n } from 'vscode';

import { lineCount } from './counts.ts';
import { told, type Told } from './told.ts';

export function auditDocumentName(): string {
  return l10n.t('Audit Log');
}

/** The first line of the rendered log. */
export function auditSummary(lines: number, path: string): string {
  return l10n.t(
    '# {0}, oldest first, from {1}. “Verify Audit Log” tells whether the log is whole.',
    lineCount(lines),
    path,
  );
}

export function notAnEvent(): string {
  return l10n.t('(this line is not an event)');
}

export function auditEmpty(): Told {
  return told('info', l10n.t('The audit log is empty: nothing was done with a key yet.'));
}
