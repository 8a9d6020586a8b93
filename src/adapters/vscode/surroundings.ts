import * as vscode from 'vscode';
import { DEBUGGER_SETTINGS } from '../../core/inject/debuggerTraits.ts';
import type { Surroundings } from '../../core/inject/refusals.ts';

/** What counts for a launch in this folder (its URI, empty for none) and does not stand in its configuration. */
export function readSurroundings(folder: string): Surroundings {
  const scope = folder === '' ? undefined : vscode.Uri.parse(folder);
  const settings = vscode.workspace.getConfiguration(undefined, scope);
  return {
    settings: Object.fromEntries(
      DEBUGGER_SETTINGS.map((name) => [name, settings.get<unknown>(name)]),
    ),
    inherited: process.env,
    isMacos: process.platform === 'darwin',
  };
}
