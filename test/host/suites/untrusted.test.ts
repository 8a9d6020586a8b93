import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../../src/manifest/ids.ts';
import { answerGrant } from '../inside/grants.ts';
import {
  addDeribitKey,
  auditLog,
  botReport,
  digest,
  KEYS,
  listedKey,
  listKeys,
} from '../inside/keyring.ts';
import { eventually } from '../inside/wait.ts';
import { workbench } from '../inside/workbench.ts';

const REFUSED = 'Keys are out of reach in Restricted Mode';
const refused = COMMANDS.filter((id) => /Key$|Field$|attachKeys/.test(id));

describe('In an untrusted workspace', () => {
  before(async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    listKeys([listedKey({ alias: 'deribit-testnet' })]);
    await workbench.openView('Exchange Keyring: Focus on Keys View');
  });
  afterEach(() => workbench.dismissAll());

  it('keys are listed, and no row offers to use or change one', async () => {
    const rows = await eventually('the row', async () => {
      const all = await workbench.treeRows(KEYS);
      return all.some(({ label }) => label === 'deribit-testnet') && all;
    });
    assert.equal(rows.length, 2);
    assert.deepEqual(await workbench.rowMenu(KEYS, 'deribit-testnet'), ['Manage Grants…']);
  });

  for (const id of refused) {
    it(`${id} is refused, with a button to manage trust`, async () => {
      // The palette does not offer it, but any extension can call it.
      await vscode.commands.executeCommand(id);
      const told = await workbench.waitForNotification(REFUSED);
      assert.deepEqual(told.buttons, ['Manage Workspace Trust']);
      assert.equal(await workbench.isInputOpen(), false);
    });
  }

  it('the button opens VS Code’s page on trust', async () => {
    void vscode.commands.executeCommand('exchangeKeyring.addKey');
    await workbench.pressNotificationButton(REFUSED, 'Manage Workspace Trust');
    await eventually('the page', () =>
      vscode.window.tabGroups.activeTabGroup.activeTab?.label.includes('Trust'),
    );
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('F5 brings VS Code’s own question; cancelled, nothing starts and no ticket is made', async () => {
    const started: string[] = [];
    const listening = vscode.debug.onDidStartDebugSession(({ name }) => started.push(name));
    await workbench.pressKey('F5');
    const asked = await workbench.dialog();
    assert.match(asked.message, /trust the authors/i);
    await workbench.pressDialogButton('Cancel');
    await workbench.runCommand('Exchange Keyring: Check Stores');
    await workbench.waitForNotification('The keychain is ready');
    listening.dispose();
    assert.deepEqual(started, []);
    assert.equal(botReport('node.json'), undefined);
    assert.doesNotMatch(auditLog(), /"(ticket|grant)\./);
  });

  it('a launch works after the user has trusted it', async () => {
    await workbench.trustWorkspace();
    await eventually('trust', () => vscode.workspace.isTrusted);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    listKeys([]);
    const key = await addDeribitKey('deribit-testnet');
    await workbench.pressKey('F5');
    const asked = await answerGrant('Allow Once');
    assert.match(asked.message, /Give “deribit-testnet” to “node bot”/);
    const report = await eventually('the report', () => botReport('node.json'));
    assert.equal(report.secret, digest(key.secret));
    assert.match(auditLog(), /"ticket\.redeemed"/);
  });
});
