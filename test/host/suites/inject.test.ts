import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { debugToEnd } from '../inside/debugging.ts';
import { answerGrant, withGrant } from '../inside/grants.ts';
import {
  addDeribitKey,
  auditLog,
  botReport,
  digest,
  forgetKeys,
  forgetReport,
  pick,
  workspaceFolder,
  type TypedKey,
} from '../inside/keyring.ts';
import { launchOf, start } from '../inside/launches.ts';
import { neighbourForgets, neighbourSaw, neighbourSawValue } from '../inside/neighbour.ts';
import { eventually } from '../inside/wait.ts';
import { workbench } from '../inside/workbench.ts';

const debuggers = [
  { type: 'node', program: 'bot.mjs' },
  { type: 'debugpy', program: 'bot.py' },
] as const;
const consoles = ['internalConsole', 'integratedTerminal'] as const;

describe('A debug session', () => {
  let key: TypedKey;

  before(async () => {
    await forgetKeys();
    await workbench.openView('Exchange Keyring: Focus on Keys View');
    key = await addDeribitKey('deribit-testnet');
  });
  afterEach(() => workbench.dismissAll());

  for (const { type, program } of debuggers) {
    for (const console of consoles) {
      const report = `${type}-${console}.json`;
      it(`of ${type} in ${console} receives the key, and nobody else sees it`, async () => {
        await neighbourForgets();
        const launch = debugToEnd(launchOf({ type, console, program, report }));
        const { session } = await withGrant('Allow Once', launch);
        const seen = await eventually('the report', () => botReport(report));
        assert.equal(seen.apiKey, digest(key.apiKey));
        assert.equal(seen.secret, digest(key.secret));
        assert.equal(seen.environment, 'testnet');
        assert.equal(seen.inEnviron, false, 'the value stands in /proc/self/environ');
        assert.deepEqual(seen.leftovers, []);
        assert.equal(seen.loader, false, 'the preload stayed in the loader variable');
        for (const value of [key.apiKey, key.secret]) {
          assert.ok(!JSON.stringify(session.configuration).includes(value));
          assert.deepEqual(await neighbourSawValue(value), []);
        }
        const events = new Set((await neighbourSaw()).map(({ event }) => event));
        assert.ok(events.has('session started') && events.has('to adapter'));
      });
    }
  }

  it('asks with Deny as the default, and says what would get what', async () => {
    const launch = start({ report: 'asked.json' });
    const asked = await workbench.dialog();
    assert.equal(asked.focusedButton, 'Deny');
    assert.match(asked.message, /Give “deribit-testnet” to “a launch”\?/);
    assert.match(asked.detail, /Deribit, testnet/);
    assert.match(asked.detail, /Rights: unknown/);
    assert.match(asked.detail, /bot\.mjs/);
    assert.match(asked.detail, /DERIBIT_APIKEY, DERIBIT_SECRET/);
    await workbench.pressKey('Enter');
    assert.equal(await launch, false);
    assert.equal(botReport('asked.json'), undefined);
    assert.match(auditLog(), /"grant\.denied"/);
  });

  it('is not asked about twice in a session, but is when its arguments change', async () => {
    const configuration = launchOf({ report: 'granted.json', more: { args: ['--granted'] } });
    await withGrant('Allow This Session', debugToEnd(configuration));
    forgetReport('granted.json');
    await debugToEnd(configuration);
    assert.equal(botReport('granted.json')?.secret, digest(key.secret));
    const changed = start({ report: 'granted.json', more: { args: ['--other'] } });
    const asked = await answerGrant('Deny');
    assert.match(asked.detail, /Changed since you last allowed it: .*arguments/);
    assert.equal(await changed, false);
  });

  it('with a grant for 30 days needs no prompt, until Manage Grants takes it away', async () => {
    const configuration = launchOf({
      name: 'lasting',
      report: 'lasting.json',
      more: { args: ['--lasting'] },
    });
    await withGrant('Allow 30 Days', debugToEnd(configuration));
    await debugToEnd(configuration);
    await workbench.runCommand('Exchange Keyring: Manage Grants…');
    await workbench.waitForInput('Manage Grants');
    await workbench.pickQuickPickItem('deribit-testnet → lasting');
    await workbench.acceptInput();
    await workbench.waitForNotification('withdrawn');
    const denied = vscode.debug.startDebugging(workspaceFolder(), configuration);
    await answerGrant('Deny');
    assert.equal(await denied, false);
    assert.match(auditLog(), /"grant\.withdrawn"/);
  });

  it('whose configuration is replayed gets nothing, and stops with code 78', async () => {
    const { session } = await withGrant(
      'Allow Once',
      debugToEnd(launchOf({ report: 'first.json' })),
    );
    const { env } = session.configuration as { env?: Record<string, string> };
    const replay = { exchangeKeyring: undefined, env: { ...env, BOT_REPORT: 'replayed.json' } };
    const finished = await debugToEnd(launchOf({ report: 'replayed.json', more: replay }));
    assert.equal(botReport('replayed.json'), undefined);
    assert.match(finished.output, /Exchange Keyring: this program got no keys/);
    assert.match(finished.output, /code 78/);
  });

  it('of a compound prompts once for all its members', async () => {
    const started = vscode.debug.startDebugging(workspaceFolder(), 'both bots');
    const asked = await answerGrant('Allow Once');
    assert.match(asked.message, /“node bot”/);
    assert.match(asked.message, /“python bot”/);
    assert.equal(await started, true);
    const secrets = await eventually('both reports', () => {
      const reports = [botReport('node.json'), botReport('python.json')];
      return reports.every((one) => one !== undefined) && reports.map(({ secret }) => secret);
    });
    assert.deepEqual(secrets, [digest(key.secret), digest(key.secret)]);
    await eventually('the end', () => vscode.debug.activeDebugSession === undefined);
  });

  it('receives what is attached beside the repository', async () => {
    await workbench.runCommand('Exchange Keyring: Attach Keys to Launch Configuration…');
    await pick('Which launch configuration?', 'plain bot');
    await pick('Keys that “plain bot” asks for', 'deribit-testnet');
    await workbench.acceptInput();
    await workbench.waitForNotification('“plain bot” asks for deribit-testnet');
    await withGrant('Allow Once', debugToEnd('plain bot'));
    assert.equal(botReport('plain.json')?.secret, digest(key.secret));
  });

  it('of attach is stopped with a sentence', async () => {
    await start({ report: 'x.json', more: { request: 'attach', port: 1 } });
    await workbench.waitForNotification('use "request": "launch" instead of "attach"');
  });

  it('that asks for a key that is not there is stopped, with a button that adds one', async () => {
    await start({ report: 'x.json', more: { exchangeKeyring: 'nobody' } });
    await workbench.pressNotificationButton('There is no key “nobody”', 'Add Key…');
    await workbench.waitForInput('Add Key');
  });

  it('of a debugger that would print the key is stopped with a sentence', async () => {
    const configuration = launchOf({ report: 'x.json' });
    await vscode.debug.startDebugging(workspaceFolder(), {
      ...configuration,
      type: 'node-terminal',
      command: 'true',
    });
    await workbench.waitForNotification('The debugger “node-terminal” starts no program');
  });

  it('whose variable would change how programs load is stopped', async () => {
    const keys = { 'deribit-testnet': { secret: 'NODE_OPTIONS' } };
    await start({ report: 'x.json', more: { exchangeKeyring: { keys } } });
    await workbench.waitForNotification('NODE_OPTIONS changes how programs load');
  });

  it('that asks for a removed key is stopped', async () => {
    await workbench.contextMenu('Keys', 'deribit-testnet', 'Remove Key…');
    await workbench.pressDialogButton('Remove');
    await workbench.waitForNotification('was removed');
    await start({ report: 'x.json' });
    await workbench.waitForNotification('The key “deribit-testnet” was removed');
    await workbench.pressNotificationButton('“deribit-testnet” was removed and', 'Undo');
  });
});
