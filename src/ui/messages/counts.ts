import { l10n } from 'vscode';

export function keyCount(count: number): string {
  return count === 1 ? l10n.t('1 key') : l10n.t('{0} keys', count);
}

export function dayCount(count: number): string {
  return count === 1 ? l10n.t('1 day') : l10n.t('{0} days', count);
}

export function addressCount(count: number): string {
  return count === 1 ? l10n.t('1 address') : l10n.t('{0} addresses', count);
}

export function characterCount(count: number): string {
  return count === 1 ? l10n.t('1 character') : l10n.t('{0} characters', count);
}

export function lineCount(count: number): string {
  return count === 1 ? l10n.t('1 line') : l10n.t('{0} lines', count);
}

export function eventCount(count: number): string {
  return count === 1 ? l10n.t('1 event') : l10n.t('{0} events', count);
}
