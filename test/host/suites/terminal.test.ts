import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { assignment } from '../inside/assignment.ts';
import { debugToEnd } from '../inside/debugging.ts';
import { withGrant } from '../inside/grants.ts';
import {
  addDeribitKey,
  botReport,
  digest,
  forgetKeys,
  forgetReport,
  type TypedKey,
} from '../inside/keyring.ts';
import { launchOf } from '../inside/launches.ts';
import { eventually } from '../inside/wait.ts';
import { workbench } from '../inside/workbench.ts';

describe('The terminal of a debug session', () => {
  const history = join(assignment().home, '.bash_history');
  let key: TypedKey;

  before(async () => {
    await forgetKeys();
    key = await addDeribitKey('deribit-testnet');
    const launch = launchOf({ console: 'integratedTerminal', report: 'terminal.json' });
    forgetReport('terminal.json');
    await withGrant('Allow Once', debugToEnd(launch));
    assert.equal(botReport('terminal.json')?.secret, digest(key.secret));
  });
  afterEach(() => workbench.dismissAll());

  it('shows no value', async () => {
    await vscode.commands.executeCommand('workbench.action.terminal.focus');
    const text = await eventually('what the bot printed', async () => {
      const shown = (await workbench.terminalText()).replaceAll('\n', '');
      return shown.includes('bot: done') && shown;
    });
    for (const value of [key.apiKey, key.secret]) assert.ok(!text.includes(value));
  });

  it('leaves no value in the history of its shell', async () => {
    const terminal = vscode.window.activeTerminal;
    assert.ok(terminal);
    terminal.sendText('echo history-marker');
    terminal.sendText('history -a');
    const text = await eventually('the history', () => {
      const written = existsSync(history) ? readFileSync(history, 'utf8') : '';
      return written.includes('history-marker') && written;
    });
    for (const value of [key.apiKey, key.secret]) assert.ok(!text.includes(value));
  });

  it('leaves no value among VS Code’s recent commands', async () => {
    await workbench.runCommand('Terminal: Run Recent Command...');
    const rows = await workbench.quickPickItems();
    assert.ok(rows.some(({ label }) => label.includes('history-marker')));
    const text = JSON.stringify(rows);
    for (const value of [key.apiKey, key.secret]) assert.ok(!text.includes(value));
  });
});
