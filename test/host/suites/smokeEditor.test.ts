import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { debugToEnd } from '../inside/debugging.ts';
import { eventually } from '../inside/wait.ts';
import { workbench } from '../inside/workbench.ts';

describe('the editor helpers', () => {
  const own: { readonly dispose: () => void }[] = [];
  const selector = { language: 'plaintext' };

  before(async () => {
    const problems = vscode.languages.createDiagnosticCollection('smoke');
    const fix = new vscode.CodeAction('Make it right', vscode.CodeActionKind.QuickFix);
    fix.command = { command: 'smoke.fix', title: 'Fix' };
    own.push(
      problems,
      vscode.languages.registerCompletionItemProvider(selector, {
        provideCompletionItems: () =>
          ['alpha', 'beta'].map((name) => new vscode.CompletionItem(name)),
      }),
      vscode.languages.registerCodeActionsProvider(selector, { provideCodeActions: () => [fix] }),
      vscode.commands.registerCommand('smoke.fix', () => problems.clear()),
    );
    const document = await vscode.workspace.openTextDocument({ content: 'wrong\n' });
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

  it('read suggestions', async () => {
    const items = await workbench.completionItems();
    assert.ok(items.includes('alpha') && items.includes('beta'), items.join());
  });

  it('read the debug console', async () => {
    await debugToEnd({
      type: 'node',
      request: 'launch',
      name: 'console',
      program: '${workspaceFolder}/bot.mjs',
      console: 'internalConsole',
      internalConsoleOptions: 'openOnSessionStart',
    });
    await eventually('its text', async () =>
      (await workbench.debugConsoleText()).includes('bot: no greeting'),
    );
  });

  it('read the clipboard', async () => {
    await vscode.env.clipboard.writeText('clipped');
    assert.equal(await workbench.clipboard(), 'clipped');
  });

  it('switch the colour theme', async () => {
    await workbench.setColorTheme('Dark Modern');
    await eventually(
      'a dark theme',
      () => vscode.window.activeColorTheme.kind === vscode.ColorThemeKind.Dark,
    );
  });
});
