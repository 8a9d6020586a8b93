import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import {
  addDeribitKey,
  auditLog,
  forgetKeys,
  globalStorage,
  KEYS,
  pick,
  storedItems,
  typedKey,
  typeSecret,
  type TypedKey,
} from '../inside/keyring.ts';
import { eventually } from '../inside/wait.ts';
import { workbench } from '../inside/workbench.ts';

const CLEARED_MS = 30_000;

describe('Change a key', () => {
  let key: TypedKey;
  let copiedAt = 0;

  before(async () => {
    await forgetKeys();
    await workbench.openView('Exchange Keyring: Focus on Keys View');
    key = await addDeribitKey('first');
  });
  afterEach(() => workbench.dismissAll());

  it('Copy Field puts one value on the clipboard, and the audit log has it', async () => {
    await workbench.contextMenu(KEYS, 'first', 'Copy Field…');
    await pick('Which field?', 'Secret');
    await workbench.waitForNotification('is on the clipboard for 30 seconds');
    copiedAt = Date.now();
    assert.ok((await vscode.env.clipboard.readText()) === key.secret);
    assert.match(auditLog(), /"key\.copied"/);
  });

  it('Rename changes the alias everywhere', async () => {
    await workbench.selectRow(KEYS, 'first');
    await workbench.pressKey('F2');
    await workbench.waitForInput('Rename Key');
    await workbench.typeInInputBox('second');
    await workbench.acceptInput();
    await workbench.waitForNotification('“first” is called “second” now');
    await eventually('the row', async () =>
      (await workbench.treeRows(KEYS)).some(({ label }) => label === 'second'),
    );
    const [item] = await storedItems();
    assert.ok(item?.includes('"alias":"second"'));
  });

  it('Edit changes the purpose, and a value, under the same alias', async () => {
    await workbench.contextMenu(KEYS, 'second', 'Edit Key…');
    await pick('What is to be changed?', 'Purpose');
    await pick('Purpose', 'market data');
    await workbench.waitForNotification('“second” was changed');
    await workbench.clearNotifications();
    await workbench.contextMenu(KEYS, 'second', 'Edit Key…');
    await pick('What is to be changed?', 'Secret');
    const { secret } = typedKey();
    await typeSecret('client_secret', secret);
    await workbench.waitForNotification('“second” was changed');
    const [item] = await storedItems();
    assert.ok(item?.includes(secret) && item.includes(key.apiKey) && !item.includes(key.secret));
    const row = (await workbench.treeRows(KEYS)).find(({ label }) => label === 'second');
    assert.match(row?.description ?? '', /market data/);
  });

  it('shows what the key has, and what nobody knows yet', async () => {
    await workbench.expandRow(KEYS, 'second');
    const rows = await workbench.treeRows(KEYS);
    const described = (label: string) => rows.find((row) => row.label === label)?.description;
    assert.equal(described('API key'), 'client_id');
    assert.equal(described('Secret'), 'client_secret');
    assert.match(described('Scopes') ?? '', /unknown until read/);
    assert.match(described('IP allowlist') ?? '', /unknown until read/);
    assert.equal(described('Grants'), 'none');
    assert.ok(rows.some(({ label }) => label === 'Expiry'));
    await workbench.expandRow(KEYS, 'Scopes');
    const scopes = await workbench.treeRows(KEYS);
    assert.equal(scopes.find(({ label }) => label === 'withdraw')?.description, 'unknown');
  });

  it('Remove asks, takes the key out of use, and can be undone', async () => {
    await workbench.contextMenu(KEYS, 'second', 'Remove Key…');
    const asked = await workbench.dialog();
    assert.equal(asked.message, 'Remove “second”?');
    await workbench.pressDialogButton('Cancel');
    assert.ok((await workbench.treeRows(KEYS)).some(({ label }) => label === 'second'));

    await workbench.contextMenu(KEYS, 'second', 'Remove Key…');
    await workbench.pressDialogButton('Remove');
    await workbench.waitForNotification('“second” was removed');
    await eventually('the row is gone', async () =>
      (await workbench.treeRows(KEYS)).every(({ label }) => label !== 'second'),
    );
    await workbench.pressNotificationButton('“second” was removed', 'Undo');
    await workbench.waitForNotification('“second” is back');
    await eventually('the row is back', async () =>
      (await workbench.treeRows(KEYS)).some(({ label }) => label === 'second'),
    );
  });

  it('the status bar counts the keys', async () => {
    const item = (await workbench.statusBarItems()).find(({ ariaLabel }) =>
      ariaLabel.includes('Exchange Keyring'),
    );
    assert.match(item?.ariaLabel ?? '', /1 key, none of them due/);
  });

  it('a damaged list of keys is set aside and rebuilt from the keychain, and the user is told', async () => {
    const file = join(globalStorage(), 'keys.json');
    const text = readFileSync(file, 'utf8');
    assert.ok(!text.includes(key.apiKey) && !text.includes(key.secret));
    writeFileSync(file, text.slice(0, text.length / 2));
    await workbench.waitForNotification('was damaged and is rebuilt from the keychain: 1 key.');
    assert.ok(
      readdirSync(globalStorage()).some((name) =>
        /^keys\.json\..*damaged|^keys.*damaged/.test(name),
      ),
    );
    await eventually('the row', async () =>
      (await workbench.treeRows(KEYS)).some(({ label }) => label === 'second'),
    );
  });

  it('Verify Audit Log finds it intact, and says where it is not', async () => {
    await workbench.runCommand('Exchange Keyring: Verify Audit Log');
    await workbench.waitForNotification('intact');
    await workbench.clearNotifications();
    const file = join(globalStorage(), 'audit.jsonl');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('"key.copied"', '"key.edited"'));
    await workbench.runCommand('Exchange Keyring: Verify Audit Log');
    const told = await workbench.waitForNotification('line');
    assert.equal(told.severity, 'error');
    writeFileSync(file, text);
  });

  it('Show Audit Log opens a readable page of it', async () => {
    await workbench.runCommand('Exchange Keyring: Show Audit Log');
    const editor = await eventually('the page', () => vscode.window.activeTextEditor);
    assert.match(editor.document.getText(), /second/);
  });

  it('a value that was copied is gone from the clipboard after 30 seconds', async () => {
    await sleep(Math.max(0, copiedAt + CLEARED_MS + 1_000 - Date.now()));
    assert.equal(await vscode.env.clipboard.readText(), '');
  }).timeout(60_000);
});
