import assert from 'node:assert/strict';
import { debugToEnd } from '../inside/debugging.ts';
import { withGrant } from '../inside/grants.ts';
import { addDeribitKey, botReport, digest, KEYS, keyringStatus } from '../inside/keyring.ts';
import { launchOf, start } from '../inside/launches.ts';
import { eventually } from '../inside/wait.ts';
import { keychain, workbench } from '../inside/workbench.ts';

const LOCKED = 'The keychain is locked';

describe('With a locked keychain', () => {
  before(async () => {
    await workbench.openView('Exchange Keyring: Focus on Keys View');
  });
  afterEach(() => workbench.dismissAll());

  it('the Keys view has a row that says so, and pressing it tells the fix', async () => {
    const row = await eventually('the row', async () =>
      (await workbench.treeRows(KEYS)).find(({ label }) => label === LOCKED),
    );
    assert.equal(row.description, 'press for the fix');
    assert.match(await workbench.rowTooltip(KEYS, LOCKED), /No key can be read until/);
    await workbench.selectRow(KEYS, LOCKED);
    const told = await workbench.waitForNotification(LOCKED);
    assert.match(told.message, /Unlock the login keyring/);
    assert.deepEqual(told.buttons, ['Check Again']);
  });

  it('the status bar says so', async () => {
    const item = await eventually('the status', keyringStatus);
    assert.match(item.text, /keychain locked/);
    assert.match(item.ariaLabel, /the keychain is locked, so no key can be used/);
    assert.equal(item.severity, 'warning');
  });

  it('Add Key says so before it asks for anything', async () => {
    await workbench.runCommand('Exchange Keyring: Add Key…');
    const told = await workbench.waitForNotification(LOCKED);
    assert.deepEqual(told.buttons, ['Check Again']);
    assert.equal(await workbench.isInputOpen(), false);
  });

  it('everything works once it is unlocked and checked again', async () => {
    await workbench.runCommand('Exchange Keyring: Check Stores');
    await workbench.waitForNotification(LOCKED);
    await keychain.unlockKeychain();
    await workbench.pressNotificationButton(LOCKED, 'Check Again');
    await workbench.waitForNotification('The keychain is ready');
    await eventually('the row is gone', async () =>
      (await workbench.treeRows(KEYS)).every(({ label }) => label !== LOCKED),
    );
    await eventually('the status', async () => (await keyringStatus()) === undefined);
    const key = await addDeribitKey('deribit-testnet');
    await withGrant('Allow Once', debugToEnd(launchOf({ report: 'unlocked.json' })));
    assert.equal(botReport('unlocked.json')?.secret, digest(key.secret));
  });

  it('a launch that asks for a key is stopped, with a button', async () => {
    await keychain.lockKeychain();
    assert.equal(await start({ report: 'locked.json' }), false);
    const told = await workbench.waitForNotification('“a launch” was not started');
    assert.match(told.message, /The keychain is locked .*Unlock the login keyring/);
    assert.deepEqual(told.buttons, ['Check Again']);
    assert.equal(botReport('locked.json'), undefined);
  });

  it('a launch that can do without keys runs without them, and is told so', async () => {
    const exchangeKeyring = { keys: ['deribit-testnet'], required: false };
    await debugToEnd(launchOf({ report: 'without.json', more: { exchangeKeyring } }));
    assert.equal(botReport('without.json')?.secret, 'absent');
    const told = await workbench.waitForNotification('“a launch” runs without keys');
    assert.match(told.message, /The keychain is locked/);
    assert.equal(told.severity, 'warning');
  });
});
