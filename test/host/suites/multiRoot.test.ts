import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answerGrant, withGrant } from '../inside/grants.ts';
import { addDeribitKey, digest, forgetKeys, pick, type TypedKey } from '../inside/keyring.ts';
import { auditOf } from '../inside/otherWindow.ts';
import { eventually } from '../inside/wait.ts';
import { waitingBot, type WaitingBot } from '../inside/waitingBot.ts';
import { workbench } from '../inside/workbench.ts';

const ALIAS = 'deribit-testnet';

function folderNamed(name: string): vscode.WorkspaceFolder {
  const found = vscode.workspace.workspaceFolders?.find((folder) => folder.name === name);
  if (!found) throw new Error(`there is no folder ${name}`);
  return found;
}

describe('In a workspace of two folders', () => {
  const alpha = folderNamed('alpha');
  const beta = folderNamed('beta');
  let key: TypedKey;
  let bots: WaitingBot[] = [];

  /** Watches the launch configuration `name` of a folder, or of the workspace file, whose programs run in beta. */
  function botOf(name: string, folder: vscode.WorkspaceFolder): WaitingBot {
    const bot = waitingBot({ report: name }, folder);
    bots.push(bot);
    return bot;
  }

  function start(name: string, folder: vscode.WorkspaceFolder): Promise<boolean> {
    return Promise.resolve(vscode.debug.startDebugging(folder, name));
  }

  /** What stands in the workspace file has no folder by which an extension could start it; users choose it. */
  async function choose(name: string): Promise<void> {
    await workbench.runCommand('Debug: Select and Start Debugging');
    await workbench.pickQuickPickItem(name);
  }

  async function attach(name: string, where: string, ...toggled: readonly string[]): Promise<void> {
    await workbench.runCommand('Exchange Keyring: Attach Keys to Launch Configuration…');
    await workbench.waitForInput('Attach Keys');
    // By the folder first: the name stands in the list more than once.
    await workbench.typeInInputBox(where);
    await eventually('the rows of the folder', async () =>
      (await workbench.quickPickItems()).every(({ description }) => description === where),
    );
    await pick('Which launch configuration?', name);
    for (const alias of toggled) await pick(`Keys that “${name}” asks for`, alias);
    await workbench.acceptInput();
    await workbench.waitForNotification(`“${name}”`);
    await workbench.clearNotifications();
  }

  before(async () => {
    await forgetKeys();
    key = await addDeribitKey(ALIAS);
  });
  afterEach(async () => {
    for (const bot of bots) await bot.dispose();
    bots = [];
    await workbench.dismissAll();
  });

  it('a grant given in one does not cover the other, and each is asked about by its name', async () => {
    const inAlpha = botOf('bot', alpha);
    const started = start('bot', alpha);
    const asked = await answerGrant('Allow This Session');
    assert.ok(asked.detail.includes(`Folder: ${alpha.uri.fsPath}`), asked.detail);
    assert.equal(await started, true);
    assert.equal((await inAlpha.report(1)).secret, digest(key.secret));

    const inBeta = botOf('bot', beta);
    const other = start('bot', beta);
    const again = await answerGrant('Deny');
    assert.ok(again.detail.includes(`Folder: ${beta.uri.fsPath}`), again.detail);
    assert.ok(!again.detail.includes('Changed since'), 'another folder’s launch is not its past');
    assert.equal(await other, false);
    assert.equal(inBeta.starts(), 0);

    await inAlpha.dispose();
    const unasked = botOf('bot', alpha);
    assert.equal(await start('bot', alpha), true);
    assert.equal((await unasked.report(1)).secret, digest(key.secret));
    assert.equal(auditOf('bot').filter(({ type }) => type === 'grant.asked').length, 2);
    await withdrawAll();
  });

  it('keys attached in one are not asked for in the other', async () => {
    await attach('plain bot', 'alpha', ALIAS);
    const without = botOf('plain bot', beta);
    assert.equal(await start('plain bot', beta), true);
    assert.equal((await without.report(1)).secret, 'absent');
    const withKeys = botOf('plain bot', alpha);
    const asked = await withGrant('Allow Once', start('plain bot', alpha));
    assert.equal(asked, true);
    assert.equal((await withKeys.report(1)).secret, digest(key.secret));
  });

  it('a launch configuration of the workspace file is asked about with no folder', async () => {
    const bot = botOf('shared bot', beta);
    await choose('shared bot');
    const asked = await answerGrant('Allow This Session');
    assert.match(asked.detail, /Folder: none/);
    assert.equal((await bot.report(1)).secret, digest(key.secret));
    await bot.dispose();
    const unasked = botOf('shared bot', beta);
    await choose('shared bot');
    assert.equal((await unasked.report(1)).secret, digest(key.secret));
    await withdrawAll();
  });

  it('keys can be attached to a launch configuration of the workspace file', async () => {
    await attach('shared plain bot', 'two (Workspace)', ALIAS);
    const bot = botOf('shared plain bot', beta);
    await withGrant('Allow Once', choose('shared plain bot'));
    assert.equal((await bot.report(1)).secret, digest(key.secret));
  });

  it('a compound across them asks once, names both, and stops both', async () => {
    const both = [botOf('bot', alpha), botOf('bot', beta)] as const;
    await choose('across folders');
    const asked = await answerGrant('Allow Once');
    assert.ok(asked.detail.includes(`Folder: ${alpha.uri.fsPath}`), asked.detail);
    assert.ok(asked.detail.includes(`Folder: ${beta.uri.fsPath}`), asked.detail);
    for (const bot of both) assert.equal((await bot.report(1)).secret, digest(key.secret));
    await vscode.debug.stopDebugging(both[1].session());
    await eventually('the end of both', () => both.every((bot) => !bot.isRunning()));
  });

  it('a compound of a folder’s and the workspace’s asks once', async () => {
    const python = botOf('python bot', alpha);
    const shared = botOf('shared bot', beta);
    await choose('with shared');
    const asked = await answerGrant('Allow Once');
    assert.match(asked.message, /“python bot”/);
    assert.match(asked.message, /“shared bot”/);
    for (const bot of [python, shared])
      assert.equal((await bot.report(1)).secret, digest(key.secret));
  });
});

/** Takes every grant away, as a user does. */
async function withdrawAll(): Promise<void> {
  await workbench.runCommand('Exchange Keyring: Manage Grants…');
  await workbench.waitForInput('Manage Grants');
  for (const { label } of await workbench.quickPickItems())
    await workbench.pickQuickPickItem(label);
  await workbench.acceptInput();
  await workbench.waitForNotification('withdrawn');
  await workbench.clearNotifications();
}
