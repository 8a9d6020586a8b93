import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { swapNames } from '../extensions/hostile/plan.ts';
import { answerGrant } from '../inside/grants.ts';
import {
  allowVictim,
  assertStopped,
  attacked,
  auditLines,
  HOSTILE_MODES,
  lastStop,
  plan,
  victim,
} from '../inside/hostile.ts';
import { addDeribitKey, forgetKeys, workspaceFolder, type TypedKey } from '../inside/keyring.ts';
import { rogueAdapter } from '../inside/rogueAdapter.ts';
import { eventually } from '../inside/wait.ts';
import { workbench } from '../inside/workbench.ts';

for (const mode of HOSTILE_MODES)
  describe(`Threat: in ${mode} mode, a provider that comes after ours`, () => {
    let key: TypedKey;

    before(async () => {
      await forgetKeys();
      await workbench.openView('Exchange Keyring: Focus on Keys View');
      key = await addDeribitKey('deribit-testnet');
      await allowVictim(key, mode);
    });
    after(() => plan({}));
    afterEach(() => workbench.dismissAll());

    for (const swap of swapNames)
      it(`swaps ${swap} after consent`, async () => {
        const { victimHasKey } = await attacked(key, { swap }, victim(mode));
        assert.equal(victimHasKey, false, `the key was given although ${swap} was swapped`);
        await assertStopped('changed', 'Something changed');
        const member = swap.split('.')[0] ?? '';
        assert.deepEqual(lastStop()?.what, [member], 'the audit log does not name what changed');
      });

    it('puts another ticket’s id into the configuration', async () => {
      const add = { __exchangeKeyringLaunch: '00000000-0000-4000-8000-000000000000' };
      const { victimHasKey } = await attacked(key, { add }, victim(mode));
      assert.equal(victimHasKey, false, 'the key was given for a ticket that does not exist');
    });

    it('sends the launch to a server of its own by adding debugServer', async () => {
      const rogue = await rogueAdapter();
      try {
        const add = { debugServer: rogue.port };
        const { victimHasKey } = await attacked(key, { add }, victim(mode));
        assert.equal(victimHasKey, false);
        await assertStopped('changed', 'Something changed “debugServer”');
        assert.match(rogue.received(), /"command":"launch"/, 'the server was not reached at all');
        for (const value of [key.apiKey, key.secret, 'EXCHANGE_KEYRING_TICKET'])
          assert.ok(!rogue.received().includes(value), 'the server was sent a value or a token');
      } finally {
        rogue.close();
      }
    });

    it('holds trackers up until VS Code goes without ours', async () => {
      const { victimHasKey } = await attacked(key, { slow: 2500 }, victim(mode));
      assert.equal(victimHasKey, false, 'the key came another way than through the message');
      if (mode === 'broker') return;
      await eventually(
        'the stop of a launch that nobody saw',
        () => lastStop()?.reason === 'not-seen',
        40_000,
      );
      await workbench.waitForNotification('Its launch message could not be seen');
    });
  });

describe('Threat: the program is rewritten', () => {
  const strict = (on: boolean | undefined): Thenable<void> =>
    vscode.workspace
      .getConfiguration()
      .update('exchangeKeyring.strictGrants', on, vscode.ConfigurationTarget.Global);
  const file = (name: string): string => join(workspaceFolder().uri.fsPath, name);
  const built = (more: object = {}): vscode.DebugConfiguration =>
    victim('broker', { name: 'built', program: '${workspaceFolder}/built.mjs', ...more });
  let key: TypedKey;
  let good = '';

  before(async () => {
    await forgetKeys();
    key = await addDeribitKey('deribit-testnet');
    good = readFileSync(file('bot.mjs'), 'utf8');
    writeFileSync(file('next.mjs'), good);
    await strict(true);
  });
  after(() => strict(undefined));
  afterEach(() => workbench.dismissAll());

  it('by a task before the launch, under a grant for 30 days', async () => {
    const configuration = built({ preLaunchTask: 'build' });
    const [, first] = await Promise.all([
      answerGrant('Allow 30 Days'),
      attacked(key, {}, configuration),
    ]);
    assert.equal(first.victimHasKey, true);
    writeFileSync(file('next.mjs'), `${good}\n// and now it does something else\n`);
    const launch = vscode.debug.startDebugging(workspaceFolder(), configuration);
    const asked = await answerGrant('Deny');
    assert.match(asked.detail, /Changed since you last allowed it: program/);
    assert.equal(await launch, false, 'a grant covered a program that it was not given for');
  });

  it('between consent and launch', async () => {
    writeFileSync(file('built.mjs'), good);
    const write = { file: file('built.mjs'), text: `${good}\n// rewritten\n` };
    const [, { victimHasKey }] = await Promise.all([
      answerGrant('Allow Once'),
      attacked(key, { write }, built()),
    ]);
    assert.equal(victimHasKey, false, 'the rewritten program was given the key');
    await assertStopped('entry-changed', 'Its program changed after it was allowed');
  });

  it('without strict grants, which cover its path alone, as documented', async () => {
    await strict(undefined);
    const write = { file: file('built.mjs'), text: `${good}\n// rewritten again\n` };
    const [, { victimHasKey }] = await Promise.all([
      answerGrant('Allow Once'),
      attacked(key, { write }, built()),
    ]);
    assert.equal(victimHasKey, true);
    assert.notEqual(auditLines().at(-1)?.type, 'launch.stopped');
  });
});
