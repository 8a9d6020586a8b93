import assert from 'node:assert/strict';
import { KEYS, keyringStatus, listedKey, listKeys } from '../inside/keyring.ts';
import { start } from '../inside/launches.ts';
import { eventually } from '../inside/wait.ts';
import { workbench } from '../inside/workbench.ts';

const MISSING = 'There is no D-Bus session';
const COMMAND = 'sudo apt install dbus-user-session gnome-keyring libsecret-1-0';

describe('Without a keychain', () => {
  before(async () => {
    listKeys([listedKey({ alias: 'deribit-testnet' })]);
    await workbench.openView('Exchange Keyring: Focus on Keys View');
  });
  afterEach(() => workbench.dismissAll());

  it('the Keys view has a row that says so, and pressing it tells the fix', async () => {
    const row = await eventually('the row', async () =>
      (await workbench.treeRows(KEYS)).find(({ label }) => label === 'There is no keychain'),
    );
    assert.deepEqual(row.actions, ['Check Stores']);
    await workbench.rowAction(KEYS, 'There is no keychain', 'Check Stores');
    const told = await workbench.waitForNotification(MISSING);
    assert.ok(told.message.includes(COMMAND), told.message);
    assert.deepEqual(told.buttons, ['Copy Command', 'Check Again']);
    await workbench.pressNotificationButton(MISSING, 'Copy Command');
    await eventually('the command', async () => (await workbench.clipboard()) === COMMAND);
  });

  it('the status bar says so', async () => {
    const item = await eventually('the status', keyringStatus);
    assert.match(item.text, /no keychain/);
    assert.equal(item.severity, 'error');
  });

  it('Add Key says so before it asks for anything', async () => {
    await workbench.runCommand('Exchange Keyring: Add Key…');
    const told = await workbench.waitForNotification(MISSING);
    assert.ok(told.message.includes(COMMAND), told.message);
    assert.equal(await workbench.isInputOpen(), false);
  });

  it('a launch that asks for a key is stopped, with the command to run', async () => {
    assert.equal(await start({ report: 'missing.json' }), false);
    const told = await workbench.waitForNotification('“a launch” was not started');
    assert.ok(told.message.includes(MISSING) && told.message.includes(COMMAND), told.message);
    assert.deepEqual(told.buttons, ['Copy Command', 'Check Again']);
  });
});
