import * as vscode from 'vscode';

import { SETTINGS, type SettingName, type SettingTypes } from '../../manifest/ids.ts';

const SECTION = 'exchangeKeyring';

/** The user's own value, or the default when there is none of the right type; a workspace has no say. */
export function readSetting<Name extends SettingName>(name: Name): SettingTypes[Name] {
  const value = vscode.workspace.getConfiguration(SECTION).inspect(name)?.globalValue;
  return isOfType(value, SETTINGS[name]) ? value : SETTINGS[name];
}

function isOfType<T>(value: unknown, sample: T): value is T {
  return typeof value === typeof sample && (typeof value !== 'number' || Number.isFinite(value));
}
