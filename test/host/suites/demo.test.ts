import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startPractice } from '../../../src/practice/start.ts';
import { remember } from '../inside/canary.ts';
import { debugToEnd, type Finished } from '../inside/debugging.ts';
import { answerGrant, withGrant } from '../inside/grants.ts';
import { KEYS, pick, storedItems, workspaceFolder } from '../inside/keyring.ts';
import { eventually } from '../inside/wait.ts';
import { workbench } from '../inside/workbench.ts';

const BALANCE = /Practice balance: [\d.]+ USDT, [\d.]+ BTC/g;
const BOUGHT = /Bought 0\.01 BTC at [\d.]+ USDT \(closed\)/g;

/** Each bot prints its balance before and after it bought. */
function assertTraded({ output }: Finished, bots: number): void {
  assert.equal(output.match(BALANCE)?.length, 2 * bots, output);
  assert.equal(output.match(BOUGHT)?.length, bots, output);
}

describe('The demo', () => {
  before(async () => {
    // The same seed gives the same keys, so these are the ones that the product will meet.
    const practice = await startPractice({ port: 0 });
    for (const { fields } of practice.sampleKeys()) Object.values(fields).forEach(remember);
    await practice.close();
    await workbench.openView('Exchange Keyring: Focus on Keys View');
  });
  after(() => vscode.commands.executeCommand('exchangeKeyring.stopPracticeExchange'));
  afterEach(() => workbench.dismissAll());

  it('starts with the practice exchange', async () => {
    await workbench.runCommand('Exchange Keyring: Start Practice Exchange');
    const told = await workbench.waitForNotification(
      'The practice exchange runs at http://127.0.0.1',
    );
    assert.deepEqual(told.buttons, ['Add Practice Key…']);
  });

  it('goes on with its sample key, which goes into the keychain', async () => {
    await workbench.runCommand('Exchange Keyring: Add Practice Key…');
    await pick('Which sample key of the practice exchange?', 'trading');
    await workbench.waitForNotification('“binance-practice” is in the keychain');
    assert.equal((await storedItems()).length, 1);
    const row = await eventually('the row', async () =>
      (await workbench.treeRows(KEYS)).find(({ label }) => label === 'binance-practice'),
    );
    assert.match(row.description, /^practice · trading/);
  });

  it('knows a sample key that it has already', async () => {
    await workbench.runCommand('Exchange Keyring: Add Practice Key…');
    await pick('Which sample key of the practice exchange?', 'trading');
    await workbench.waitForNotification('is stored already as “binance-practice”');
  });

  it('needs no more than F5 for the JavaScript bot to trade', async () => {
    await workbench.pressKey('F5');
    const asked = await answerGrant('Allow Once');
    assert.match(asked.message, /Give “binance-practice” to “JavaScript bot”\?/);
    const text = await eventually('what the bot printed', async () => {
      const shown = await workbench.debugConsoleText();
      return shown.match(BALANCE)?.length === 2 && shown;
    });
    assert.match(text, BOUGHT);
    await eventually('its end', () => vscode.debug.activeDebugSession === undefined);
  });

  it('has a Python bot that trades', async () => {
    assertTraded(await withGrant('Allow Once', debugToEnd('Python bot')), 1);
  });

  it('has both bots start together after one question', async () => {
    assertTraded(await withGrant('Allow Once', debugToEnd('Both bots', 2)), 2);
  });

  it('does not start a bot without the practice exchange, and offers to start it', async () => {
    await workbench.runCommand('Exchange Keyring: Stop Practice Exchange');
    await workbench.waitForNotification('The practice exchange of this window is stopped');
    await workbench.clearNotifications();
    const started = await vscode.debug.startDebugging(workspaceFolder(), 'JavaScript bot');
    assert.equal(started, false);
    const why = 'no practice exchange runs';
    assert.deepEqual((await workbench.waitForNotification(why)).buttons, [
      'Start Practice Exchange',
    ]);
    await workbench.pressNotificationButton(why, 'Start Practice Exchange');
    await workbench.waitForNotification('The practice exchange runs at http://127.0.0.1');
    assertTraded(await withGrant('Allow Once', debugToEnd('JavaScript bot')), 1);
  });
});
