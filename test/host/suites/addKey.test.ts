import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import * as vscode from 'vscode';
import { remember, syntheticSecret } from '../inside/canary.ts';
import {
  addDeribitKey,
  forgetKeys,
  KEYS,
  pick,
  storedItems,
  typeDeribitKey,
  typedKey,
  typeSecret,
} from '../inside/keyring.ts';
import { eventually } from '../inside/wait.ts';
import { workbench } from '../inside/workbench.ts';

describe('Add Key', () => {
  before(async () => {
    await forgetKeys();
    await workbench.openView('Exchange Keyring: Focus on Keys View');
  });
  afterEach(() => workbench.dismissAll());

  it('finds an exchange by the name it had before', async () => {
    await workbench.runCommand('Exchange Keyring: Add Key…');
    await workbench.waitForInput('Add Key');
    await workbench.typeInInputBox('okex');
    const rows = await eventually('one row', async () => {
      const found = await workbench.quickPickItems();
      return found.length === 1 && found;
    });
    assert.equal(rows[0]?.label, 'OKX');
  });

  it('warns of an unusual value and takes it all the same', async () => {
    await workbench.runCommand('Exchange Keyring: Add Key…');
    await pick('Which exchange?', 'Deribit');
    await pick('Where does the key work?', 'testnet');
    await pick('What is the key for?', 'market data');
    await pick('Make the key at the exchange', 'Continue to the values');
    await workbench.waitForInputMessage('client_id');
    await workbench.typeInInputBox(syntheticSecret(60));
    const warned = await eventually('a warning', async () => {
      const state = await workbench.inputBoxState();
      return state.severity === 'warning' && state;
    });
    assert.equal(warned.isPassword, true);
    await workbench.acceptInput();
    await workbench.waitForInputMessage('client_secret');
  });

  it('goes back through every step with everything kept, and cancels without a trace', async () => {
    await typeDeribitKey(typedKey());
    await workbench.waitForInputMessage('The alias is the only name');
    await workbench.typeInInputBox('kept-alias');
    await workbench.goBack();
    await workbench.waitForInputMessage('Entered already (43 characters)');
    await workbench.goBack();
    await workbench.waitForInputMessage('Entered already (10 characters)');
    await workbench.acceptInput();
    await workbench.waitForInputMessage('Entered already (43 characters)');
    await workbench.acceptInput();
    await workbench.waitForInputMessage('The alias is the only name');
    assert.equal((await workbench.inputBoxState()).value, 'kept-alias');
    await workbench.cancelInput();
    await workbench.waitForNoInput();
    assert.equal((await storedItems()).length, 0);
  });

  it('goes back to the first step', async () => {
    await workbench.runCommand('Exchange Keyring: Add Key…');
    await pick('Which exchange?', 'Deribit');
    await pick('Where does the key work?', 'testnet');
    await workbench.waitForInput('Deribit');
    await workbench.goBack();
    await workbench.goBack();
    const { placeholder } = await eventually('the first step', async () => {
      const state = await workbench.inputBoxState();
      return state.placeholder.startsWith('Which exchange?') && state;
    });
    assert.match(placeholder, /Which exchange/);
  });

  it('puts the values into the keychain and the key into the tree', async () => {
    const key = await addDeribitKey('deribit-testnet');
    const [item, ...others] = await storedItems();
    assert.equal(others.length, 0);
    assert.ok(item?.includes(key.apiKey) && item.includes(key.secret));
    const row = await eventually('the row', async () =>
      (await workbench.treeRows(KEYS)).find(({ label }) => label === 'deribit-testnet'),
    );
    assert.match(row.description, /testnet · trading · in date · never used/);
    assert.match(row.ariaLabel, /deribit-testnet, testnet, trading/);
  });

  it('refuses an alias that is taken', async () => {
    await typeDeribitKey(typedKey());
    await workbench.waitForInputMessage('The alias is the only name');
    assert.equal((await workbench.inputBoxState()).value, 'deribit-testnet-2');
    await workbench.typeInInputBox('deribit-testnet');
    const state = await workbench.waitForInputMessage('Another key has this alias');
    assert.equal(state.severity, 'error');
  });

  it('recognises a value that is stored already', async () => {
    const key = typedKey();
    await typeDeribitKey(key);
    await workbench.waitForInputMessage('The alias is the only name');
    await workbench.typeInInputBox('deribit-twin');
    await workbench.acceptInput();
    await pick('Choose a row to change it', 'Save in the keychain');
    await workbench.waitForNotification('“deribit-twin” is in the keychain');
    await workbench.dismissAll();
    await typeDeribitKey(key);
    await pick('One of these values is stored already', 'Cancel');
    await workbench.waitForNoInput();
    assert.equal((await storedItems()).length, 2);
  });

  it('takes a private key of many lines from the clipboard', async () => {
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 4096,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    for (const line of privateKey.split('\n').filter((text) => /^[\w+/]{64}$/.test(text)))
      remember(line);
    await workbench.runCommand('Exchange Keyring: Add Key…');
    await pick('Which exchange?', 'Binance');
    await pick('Where does the key work?', 'testnet');
    await pick('What is the key for?', 'trading');
    await pick('Make the key at the exchange', 'Continue to the values');
    await typeSecret('API key', syntheticSecret(64));
    await workbench.waitForInputMessage('Usually');
    await vscode.env.clipboard.writeText(privateKey);
    await workbench.pressInputButton('Paste from Clipboard (several lines)');
    await workbench.waitForInputMessage('lines were read');
    await vscode.env.clipboard.writeText('');
    await workbench.acceptInput();
    await workbench.waitForInputMessage('The alias is the only name');
    await workbench.acceptInput();
    await pick('Choose a row to change it', 'Save in the keychain');
    await workbench.waitForNotification('“binance-testnet” is in the keychain');
    // Longer than one item may be on Windows, so it lies in several.
    const { length } = privateKey;
    assert.ok(length > 2560);
  });

  it('refuses a live key and opens the setting that would allow it', async () => {
    await workbench.runCommand('Exchange Keyring: Add Key…');
    await pick('Which exchange?', 'Deribit');
    await pick('Where does the key work?', 'LIVE');
    await workbench.waitForNotification('Live keys are switched off');
    await workbench.cancelInput();
    await workbench.pressNotificationButton('Live keys are switched off', 'Open Setting');
    await eventually('the settings', () =>
      vscode.window.tabGroups.activeTabGroup.activeTab?.label.includes('Settings'),
    );
  });
});
