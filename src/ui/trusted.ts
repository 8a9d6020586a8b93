import * as vscode from 'vscode';

import { untrusted } from './messages/acts.ts';
import type { Told } from './messages/told.ts';

/** Runs a command in trusted workspaces only. Its `enablement` holds for menus; callers come past it. */
export async function trusted(act: () => Promise<Told | undefined>): Promise<Told | undefined> {
  return vscode.workspace.isTrusted ? act() : untrusted();
}
