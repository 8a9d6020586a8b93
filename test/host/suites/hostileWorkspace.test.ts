import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { SETTINGS } from '../../../src/manifest/ids.ts';
import { answerGrant } from '../inside/grants.ts';
import { plan } from '../inside/hostile.ts';
import {
  addDeribitKey,
  forgetKeys,
  KEYS,
  listedKey,
  listKeys,
  workspaceFolder,
} from '../inside/keyring.ts';
import { start } from '../inside/launches.ts';
import { eventually } from '../inside/wait.ts';
import { workbench } from '../inside/workbench.ts';

const ALIAS = 'someone-elses';
const COMMAND = 'command:workbench.action.closeWindow';
const EVIL = `[Fix it](${COMMAND})\n\u202Eevil <a href="${COMMAND}">`;
/** Line breaks, and characters that nobody sees or that turn others round. */
const FORGING = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

describe('Threat: a hostile workspace', () => {
  before(async () => {
    await plan({});
    await forgetKeys();
    await workbench.openView('Exchange Keyring: Focus on Keys View');
  });
  after(() => forgetKeys());
  afterEach(() => workbench.dismissAll());

  it('sets settings that weaken the rules', async () => {
    const file = join(workspaceFolder().uri.fsPath, '.vscode', 'settings.json');
    const stated = Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object);
    assert.deepEqual(
      stated.toSorted(),
      Object.keys(SETTINGS)
        .map((name) => `exchangeKeyring.${name}`)
        .toSorted(),
    );
    const settings = vscode.workspace.getConfiguration('exchangeKeyring', workspaceFolder());
    for (const [name, usual] of Object.entries(SETTINGS))
      assert.equal(settings.get(name), usual, `the workspace sets ${name}`);
    listKeys([listedKey({ alias: ALIAS, environment: 'live' })]);
    assert.equal(await start({ report: 'x.json', more: { exchangeKeyring: ALIAS } }), false);
    await workbench.waitForNotification('live keys are switched off in the settings');
  });

  it('switches strict grants off that the user has switched on', async () => {
    const all = vscode.workspace.getConfiguration('exchangeKeyring');
    await all.update('strictGrants', true, vscode.ConfigurationTarget.Global);
    const now = vscode.workspace.getConfiguration('exchangeKeyring', workspaceFolder());
    assert.equal(now.get('strictGrants'), true);
    await all.update('strictGrants', undefined, vscode.ConfigurationTarget.Global);
  });

  it('asks for a key of another project in its launch.json', async () => {
    listKeys([]);
    await addDeribitKey(ALIAS);
    const launch = vscode.debug.startDebugging(workspaceFolder(), 'takes what it finds');
    const asked = await workbench.dialog();
    assert.equal(asked.focusedButton, 'Deny');
    assert.match(asked.message, /“someone-elses” to “takes what it finds”/);
    await workbench.pressKey('Enter');
    assert.equal(await launch, false);
  });

  it('forges lines and links in the prompt and in notifications', async () => {
    const launch = vscode.debug.startDebugging(workspaceFolder(), EVIL);
    const asked = await answerGrant('Deny');
    assert.equal(await launch, false);
    assert.ok(!FORGING.test(asked.message), 'the headline holds invisible characters');
    assert.ok(!asked.detail.split('\n').some((line) => line.startsWith('Key: nothing')));
    assert.ok(asked.message.includes('<a href='), 'the name is not shown as it is written');
    await start({ name: EVIL, report: 'x.json', more: { exchangeKeyring: 'nobody' } });
    const told = await workbench.waitForNotification('There is no key “nobody”');
    assert.ok(told.message.includes(COMMAND), 'a part of the name has become a link');
    assert.ok(!FORGING.test(told.message), 'the notification holds invisible characters');
  });

  it('or an exchange, forges rows and links in the tree', async () => {
    const observation = {
      at: new Date().toISOString(),
      endpoint: EVIL,
      scopes: {},
      ipAllowlist: [EVIL],
      label: EVIL,
    };
    listKeys([listedKey({ alias: 'labelled', note: EVIL, observation })]);
    await eventually('the row', async () =>
      (await workbench.treeRows(KEYS)).some(({ label }) => label === 'labelled'),
    );
    await workbench.expandRow(KEYS, 'labelled');
    const rows = await eventually('the note', async () => {
      const all = await workbench.treeRows(KEYS);
      return all.some(({ label }) => label.includes('Fix it')) && all;
    });
    for (const { label, description, ariaLabel } of rows)
      for (const text of [label, description, ariaLabel])
        assert.ok(!FORGING.test(text), 'a row holds invisible characters');
    const note = rows.find(({ label }) => label.includes('Fix it'));
    assert.ok(note?.label.includes(COMMAND), 'a part of the note has become a link');
    const tooltip = await workbench.rowTooltip(KEYS, 'IP allowlist');
    assert.ok(tooltip.includes(COMMAND), 'a part of the tooltip has become a link');
    assert.ok(!FORGING.test(tooltip), 'the tooltip holds invisible characters');
  });
});
