import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startPractice } from '../../../src/practice/start.ts';
import { remember } from '../inside/canary.ts';
import { addDeribitKey, forgetKeys, KEYS, pick, storedItems } from '../inside/keyring.ts';
import { eventually } from '../inside/wait.ts';
import { workbench } from '../inside/workbench.ts';

const READER = 'binance-practice';
const ROW = 'Plain environment';

/** Opens Edit Key… and answers what the row of the plain environment says. */
async function openRow(alias: string): Promise<string | undefined> {
  await workbench.contextMenu(KEYS, alias, 'Edit Key…');
  await workbench.waitForInput('Edit Key');
  const rows = await workbench.quickPickItems();
  return rows.find(({ label }) => label === ROW)?.description;
}

/** What the keychain's copies of the records say of the switch. */
async function switchedOn(): Promise<number> {
  return (await storedItems()).filter((item) => item.includes('"plainEnv":true')).length;
}

describe('The plain environment', () => {
  before(async () => {
    await forgetKeys();
    const practice = await startPractice({ port: 0 });
    for (const { fields } of practice.sampleKeys()) Object.values(fields).forEach(remember);
    await practice.close();
    await workbench.openView('Exchange Keyring: Focus on Keys View');
    await workbench.runCommand('Exchange Keyring: Add Practice Key…');
    await pick('Which sample key of the practice exchange?', 'read-only');
    await workbench.waitForNotification(`“${READER}” is in the keychain`);
    await workbench.clearNotifications();
  });
  after(async () => {
    await vscode.commands.executeCommand('exchangeKeyring.stopPracticeExchange');
    await forgetKeys();
  });
  afterEach(() => workbench.dismissAll());

  it('is for keys of which it is known that they can only read, as the tree shows', async () => {
    await eventually('the row', async () =>
      (await workbench.treeRows(KEYS)).some(({ label }) => label === READER),
    );
    await workbench.expandRow(KEYS, READER);
    await workbench.expandRow(KEYS, 'Scopes');
    const rows = await workbench.treeRows(KEYS);
    const described = (label: string) => rows.find((row) => row.label === label)?.description;
    assert.equal(described('read'), 'granted');
    assert.equal(described('withdraw'), 'denied');
    assert.equal(described('trade spot'), 'denied');
  });

  it('is off, and stays off when the dialog about what leaks is cancelled', async () => {
    assert.equal(await openRow(READER), 'off');
    await workbench.pickQuickPickItem(ROW);
    const asked = await workbench.dialog();
    assert.match(asked.message, /Let the values of “binance-practice” stand in launch config/);
    for (const reader of [/every extension/, /debuggers’ logs/, /command line/, /shell’s history/])
      assert.match(asked.detail, reader);
    await workbench.pressDialogButton('Cancel');
    assert.equal(await switchedOn(), 0);
  });

  it('is switched on after that dialog, and off without one', async () => {
    await openRow(READER);
    await workbench.pickQuickPickItem(ROW);
    await workbench.pressDialogButton('Switch On');
    await workbench.waitForNotification(`The plain environment of “${READER}” is on`);
    assert.equal(await switchedOn(), 1);
    assert.equal(await openRow(READER), 'on');
    await workbench.pickQuickPickItem(ROW);
    await workbench.waitForNotification(`The plain environment of “${READER}” is off`);
    assert.equal(await switchedOn(), 0);
  });

  it('cannot be switched on for a key that may do more, and says what', async () => {
    await addDeribitKey('deribit-testnet');
    assert.equal(await openRow('deribit-testnet'), 'off');
    await workbench.pickQuickPickItem(ROW);
    const told = await workbench.waitForNotification('it is not known whether it can');
    assert.match(told.message, /trade spot.*withdraw/);
    assert.equal(await switchedOn(), 0);
  });
});
