import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { workspaceFolder } from '../inside/keyring.ts';
import { eventually } from '../inside/wait.ts';
import { workbench } from '../inside/workbench.ts';

describe('The editor helpers', () => {
  const own: { readonly dispose: () => void }[] = [];

  before(async () => {
    const problems = vscode.languages.createDiagnosticCollection('test');
    const fix = new vscode.CodeAction('Make it right', vscode.CodeActionKind.QuickFix);
    fix.command = { command: 'test.fix', title: 'Fix' };
    own.push(
      problems,
      vscode.languages.registerCodeActionsProvider(
        { language: 'plaintext' },
        { provideCodeActions: () => [fix] },
      ),
      vscode.commands.registerCommand('test.fix', () => problems.clear()),
    );
    // A file: in an untitled text VS Code offers no fix once the same part of it has shown the audit log.
    const file = join(workspaceFolder().uri.fsPath, 'wrong.txt');
    writeFileSync(file, 'wrong\n');
    const document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document);
    const range = new vscode.Range(0, 0, 0, 5);
    problems.set(document.uri, [new vscode.Diagnostic(range, 'it is wrong')]);
  });
  after(async () => {
    for (const each of own) each.dispose();
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('read squiggles and use a quick fix', async () => {
    await eventually('a squiggle', async () => (await workbench.squiggles()).error === 1);
    assert.deepEqual(await workbench.quickFixes(), ['Make it right']);
    await workbench.pickQuickFix('Make it right');
    await eventually('no squiggle', async () => (await workbench.squiggles()).error === 0);
  });
});
