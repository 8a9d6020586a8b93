import { l10n } from 'vscode';

import type { SettingName } from '../../manifest/ids.ts';
import type { Fix } from './told.ts';

export function checkStoresFix(): Fix {
  return { label: l10n.t('Check Stores'), act: { kind: 'command', command: 'checkStores' } };
}

export function checkAgainFix(): Fix {
  return { label: l10n.t('Check Again'), act: { kind: 'command', command: 'checkStores' } };
}

export function copyCommandFix(command: string): Fix {
  return { label: l10n.t('Copy Command'), act: { kind: 'copy', text: command } };
}

export function openLogFix(): Fix {
  return { label: l10n.t('Open Log'), act: { kind: 'log' } };
}

export function verifyAuditFix(): Fix {
  return {
    label: l10n.t('Verify Audit Log'),
    act: { kind: 'command', command: 'verifyAuditLog' },
  };
}

export function showAuditFix(): Fix {
  return { label: l10n.t('Show Audit Log'), act: { kind: 'command', command: 'showAuditLog' } };
}

export function settingFix(setting: SettingName): Fix {
  return { label: l10n.t('Open Setting'), act: { kind: 'setting', setting } };
}

export function liveSettingFix(): Fix {
  return settingFix('allowLiveKeys');
}

export function addKeyFix(): Fix {
  return { label: l10n.t('Add Key…'), act: { kind: 'command', command: 'addKey' } };
}

export function trustFix(): Fix {
  return { label: l10n.t('Manage Workspace Trust'), act: { kind: 'trust' } };
}

export function startPracticeFix(): Fix {
  return {
    label: l10n.t('Start Practice Exchange'),
    act: { kind: 'command', command: 'startPracticeExchange' },
  };
}
