import { l10n } from 'vscode';

import type { Tampering, Verdict } from '../../core/audit/verify.ts';
import { assertNever } from '../../core/kernel/assertNever.ts';
import { eventCount, lineCount } from './counts.ts';
import { showAuditFix } from './fixes.ts';
import { told, type Told } from './told.ts';

/** What a check of the audit log found, in one sentence. */
export function describeVerdict(verdict: Verdict): Told {
  switch (verdict.state) {
    case 'intact':
      return verdict.authenticated ? describeIntact(verdict) : describeUnauthenticated(verdict);
    case 'tampered':
      return told('error', tampering(verdict.what, verdict.line), showAuditFix());
    default:
      return assertNever(verdict);
  }
}

type Intact = Extract<Verdict, { readonly state: 'intact' }>;

function describeIntact({ events, crashes }: Intact): Told {
  if (crashes === 0) {
    return told(
      'info',
      l10n.t('The audit log is intact: {0}, none changed, dropped or added.', eventCount(events)),
    );
  }
  return told(
    'info',
    l10n.t(
      'The audit log is intact: {0}. Torn by crashes while writing, not by tampering: {1}.',
      eventCount(events),
      lineCount(crashes),
    ),
    showAuditFix(),
  );
}

function describeUnauthenticated({ events }: Intact): Told {
  return told(
    'warning',
    l10n.t(
      'The audit log’s chain is whole: {0}. But its key was not at hand, so a log rewritten from the start would not show.',
      eventCount(events),
    ),
  );
}

function tampering(what: Tampering, line: number): string {
  switch (what) {
    case 'changed':
      return l10n.t('The audit log was tampered with: line {0} was changed.', line);
    case 'dropped':
      return l10n.t(
        'The audit log was tampered with: lines before line {0} were dropped or reordered.',
        line,
      );
    case 'truncated':
      return l10n.t('The audit log was tampered with: its end is missing after line {0}.', line);
    case 'forged':
      return l10n.t('The audit log was tampered with: line {0} was not written here.', line);
    case 'duplicated':
      return l10n.t('The audit log was tampered with: line {0} is there twice.', line);
    case 'garbage':
      return l10n.t('The audit log was tampered with: line {0} is not an event.', line);
    default:
      return assertNever(what);
  }
}
