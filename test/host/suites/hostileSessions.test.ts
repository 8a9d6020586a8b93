import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { debugToEnd } from '../inside/debugging.ts';
import { answerGrant, withGrant } from '../inside/grants.ts';
import {
  allowVictim,
  assertNothingTaken,
  attacked,
  isIdle,
  loot,
  plan,
  runningSessions,
  victim,
} from '../inside/hostile.ts';
import {
  addDeribitKey,
  botReport,
  digest,
  forgetKeys,
  forgetReport,
  workspaceFolder,
  type TypedKey,
} from '../inside/keyring.ts';
import { launchOf } from '../inside/launches.ts';
import { neighbourForgets, neighbourSaw } from '../inside/neighbour.ts';
import { eventually } from '../inside/wait.ts';
import { workbench } from '../inside/workbench.ts';

const launches = [
  { type: 'node', program: 'bot.mjs', console: 'internalConsole', mode: 'broker' },
  { type: 'node', program: 'bot.mjs', console: 'integratedTerminal', mode: 'broker' },
  { type: 'node', program: 'bot.mjs', console: 'internalConsole', mode: 'last-hop' },
  { type: 'debugpy', program: 'bot.py', console: 'internalConsole', mode: 'broker' },
  { type: 'debugpy', program: 'bot.py', console: 'integratedTerminal', mode: 'broker' },
  { type: 'debugpy', program: 'bot.py', console: 'internalConsole', mode: 'last-hop' },
] as const;

/** What any extension sees of sessions without doing anything for it. */
const OF_SESSIONS: ReadonlySet<string> = new Set([
  'session started',
  'session active',
  'session tracked',
  'session ended',
  'resolve',
  'resolve substituted',
]);

describe('Threat: another extension', () => {
  let key: TypedKey;

  before(async () => {
    await forgetKeys();
    await workbench.openView('Exchange Keyring: Focus on Keys View');
    key = await addDeribitKey('deribit-testnet');
  });
  after(() => plan({}));
  afterEach(() => workbench.dismissAll());

  for (const { type, program, console, mode } of launches)
    it(`reads the configurations of sessions of ${type} in ${console}, ${mode}`, async () => {
      const report = 'read.json';
      forgetReport(report);
      await plan({});
      await neighbourForgets();
      const more = {
        env: { BOT_REPORT: report, EXCHANGE_KEYRING_TEST_CHILD_OF_BOT: '1' },
        exchangeKeyring: { keys: ['deribit-testnet'], mode },
        ...(type === 'debugpy' ? { subProcess: false } : {}),
      };
      await withGrant('Allow Once', debugToEnd(launchOf({ type, program, console, report, more })));
      const seen = await eventually('the report', () => botReport(report));
      assert.ok(seen.secret === digest(key.secret), 'the program has no key');
      const sightings = (await neighbourSaw()).filter(({ event }) => OF_SESSIONS.has(event));
      assert.ok(sightings.some(({ event }) => event === 'session started'));
      const configurations = sightings.map(({ what }) => JSON.stringify(what));
      assertNothingTaken(key, configurations);
      // Of what else passed, a terminal's line alone may hold the token: see hostileTickets.
      if (console === 'internalConsole') assertNothingTaken(key, await loot());
    });

  it('starts a launch of its own making that asks for a key: Deny is the default', async () => {
    await plan({});
    await allowVictim(key, 'broker');
    const crafted = victim('broker', { program: '${workspaceFolder}/evil.mjs' });
    const launch = vscode.debug.startDebugging(workspaceFolder(), crafted);
    const asked = await workbench.dialog();
    assert.equal(asked.focusedButton, 'Deny');
    assert.match(asked.detail, /evil\.mjs/);
    assert.match(asked.detail, /Changed since you last allowed it: .*program/);
    await workbench.pressKey('Enter');
    assert.equal(await launch, false, 'a grant for one program covered another');
  });

  it('copies the ticket’s id of another launch into its own, which has ended', async () => {
    await plan({});
    const { __exchangeKeyringLaunch: id } = await endedVictim();
    const own = { ...victim('last-hop'), exchangeKeyring: undefined };
    const { victimHasKey } = await attacked(key, { add: { __exchangeKeyringLaunch: id } }, own);
    assert.equal(victimHasKey, false, 'a copied id was worth a key');
  });

  it('copies the ticket’s id of a launch that runs into its own, and the owner goes on', async () => {
    await plan({});
    const running = victim('broker', { program: '${workspaceFolder}/waits.mjs' });
    const owner = vscode.debug.startDebugging(workspaceFolder(), running);
    await answerGrant('Allow Once');
    assert.equal(await owner, true);
    await eventually('the owner’s report', () => botReport('victim.json'));
    const [root] = runningSessions();
    assert.ok(root);
    const id: unknown = root.configuration['__exchangeKeyringLaunch'];
    assert.equal(typeof id, 'string');
    await plan({ add: { __exchangeKeyringLaunch: id } });
    forgetReport('thief.json');
    await vscode.debug.startDebugging(
      workspaceFolder(),
      launchOf({ name: 'thief', report: 'thief.json', more: { exchangeKeyring: undefined } }),
    );
    await eventually('the thief’s end', () => runningSessions().length <= 1);
    assert.ok(runningSessions()[0] === root, 'the owner was ended for what the thief did');
    assert.ok(
      botReport('thief.json')?.secret !== digest(key.secret),
      'a copied id was worth a key',
    );
    await vscode.debug.stopDebugging(root);
    await eventually('the end', isIdle);
  });

  async function endedVictim(): Promise<Readonly<Record<string, unknown>>> {
    const [, { session }] = await Promise.all([
      answerGrant('Allow Once'),
      attacked(key, {}, victim('last-hop', { args: ['--once'] })),
    ]);
    assert.ok(session);
    return session.configuration;
  }
});
