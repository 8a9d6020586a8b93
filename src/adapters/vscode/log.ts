import * as vscode from 'vscode';

/** The extension's log; its level is the editor's own. Nothing that holds a secret is written to it. */
export function createLog(): vscode.LogOutputChannel {
  return vscode.window.createOutputChannel('Exchange Keyring', { log: true });
}
