import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { SESSION_MEMBER, TICKET_VARIABLE } from '../../../src/core/inject/patch.ts';
import { answerGrant, withGrant, type Answer } from '../inside/grants.ts';
import {
  addDeribitKey,
  digest,
  editSecret,
  forgetKeys,
  workspaceFolder,
  type TypedKey,
} from '../inside/keyring.ts';
import { neighbourForgets, neighbourSawValue } from '../inside/neighbour.ts';
import { auditOf, refusalsOf, removeKey, setStatus, usesOf } from '../inside/otherWindow.ts';
import { eventually } from '../inside/wait.ts';
import {
  present,
  restart,
  waitingBot,
  withdrawGrant,
  type StartReport,
  type WaitingBot,
} from '../inside/waitingBot.ts';
import { workbench } from '../inside/workbench.ts';

const ALIAS = 'deribit-testnet';

const ways = [
  { title: 'js-debug', type: 'node', program: 'waiting.mjs', console: 'internalConsole' },
  {
    title: 'js-debug in a terminal',
    type: 'node',
    program: 'waiting.mjs',
    console: 'integratedTerminal',
  },
  { title: 'debugpy', type: 'debugpy', program: 'waiting.py', console: 'internalConsole' },
] as const;

describe('A restart', () => {
  let key: TypedKey;
  let bots: WaitingBot[] = [];

  /** Starts a bot of its own name and answers it with its first report. */
  async function begin(
    name: string,
    way: (typeof ways)[number],
    answer: Answer,
  ): Promise<{ readonly bot: WaitingBot; readonly first: StartReport }> {
    const { type, program, console } = way;
    const bot = waitingBot({ type, program, console, report: name });
    bots.push(bot);
    assert.equal(await withGrant(answer, Promise.resolve(bot.start())), true);
    const first = await bot.report(1);
    assert.equal(first.secret, digest(key.secret));
    return { bot, first };
  }

  before(async () => {
    await forgetKeys();
    await workbench.openView('Exchange Keyring: Focus on Keys View');
    key = await addDeribitKey(ALIAS);
  });
  afterEach(async () => {
    for (const bot of bots) await bot.dispose();
    bots = [];
    await workbench.dismissAll();
  });

  for (const way of ways) {
    const name = (what: string): string => `${way.title.replaceAll(' ', '-')}-${what}`;

    it(`by ${way.title} gives the bot its keys again, for a fresh token`, async () => {
      await neighbourForgets();
      const { bot, first } = await begin(name('again'), way, 'Allow Once');
      const { configuration } = bot.session();
      await restart(bot);
      const second = await bot.report(2);
      assert.ok(second.pid !== first.pid);
      assert.equal(second.apiKey, digest(key.apiKey));
      assert.equal(second.secret, digest(key.secret));
      assert.equal(second.inEnviron, false, 'the value stands in /proc/self/environ');
      assert.deepEqual(second.leftovers, []);
      assert.equal(second.loader, false, 'the preload stayed in the loader variable');

      assert.ok(first.token !== second.token, 'the token is the same');
      assert.equal(await present(first), 'unknown');
      const text = JSON.stringify([configuration, bot.session().configuration]);
      for (const secret of [key.apiKey, key.secret, first.token, second.token])
        assert.ok(!text.includes(secret), 'it stands in the configuration');
      assert.ok(!text.includes(TICKET_VARIABLE));
      for (const value of [key.apiKey, key.secret])
        assert.deepEqual(await neighbourSawValue(value), []);

      await restart(bot);
      const third = await bot.report(3);
      assert.equal(third.secret, digest(key.secret));
      // Each start has a ticket that is used for the first time, and each use is written down.
      assert.deepEqual(usesOf(bot.configuration.name), [1, 1, 1]);
      const tickets = new Set(
        auditOf(bot.configuration.name).flatMap(({ ticket }) => ticket ?? []),
      );
      assert.deepEqual([...tickets], [configuration[SESSION_MEMBER]]);

      await bot.dispose();
      assert.equal(await present(third), 'session-ended');
    });

    it(`by ${way.title} after Edit Key… gives the new value`, async () => {
      const { bot } = await begin(name('edited'), way, 'Allow Once');
      const before = key;
      key = { ...key, secret: await editSecret(ALIAS) };
      await restart(bot);
      const second = await bot.report(2);
      assert.ok(second.secret !== digest(before.secret), 'it is the old value');
      assert.equal(second.secret, digest(key.secret));
      assert.equal(second.apiKey, digest(key.apiKey));
    });

    for (const [what, forbid] of [
      ['revoked', () => setStatus(ALIAS, 'revoked').then(() => () => setStatus(ALIAS, 'active'))],
      ['removed', () => removeKey(ALIAS)],
    ] as const)
      it(`by ${way.title} after the key was ${what} gives nothing, and ends with code 78`, async () => {
        const { bot } = await begin(name(what), way, 'Allow This Session');
        const allowAgain = await forbid();
        try {
          void restart(bot);
          await eventually('the refusal', () => refusalsOf(bot.configuration.name).length > 0);
          await eventually('the end of the bot', () => !bot.isRunning());
          assert.deepEqual(refusalsOf(bot.configuration.name), ['refused']);
          assert.equal(bot.starts(), 1);
          // A terminal is not ours to read, and debugpy drops what a program prints before it has it.
          if (way.title !== 'js-debug') return;
          assert.match(bot.output(), /got no keys, so it was not started: one of them may not be/);
          assert.match(bot.output(), /code 78/);
        } finally {
          await allowAgain();
        }
      });

    it(`by ${way.title} after its grant was withdrawn is stopped with a sentence`, async () => {
      const { bot, first } = await begin(name('withdrawn'), way, 'Allow This Session');
      await withdrawGrant(ALIAS, bot);
      assert.equal(await present(first), 'withdrawn');
      void restart(bot);
      await workbench.waitForNotification('permission');
      await eventually('the end of the bot', () => !bot.isRunning());
      assert.equal(bot.starts(), 1);
      const stopped = await eventually('the line in the log', () => {
        const lines = auditOf(bot.configuration.name);
        return lines.find(({ type }) => type === 'launch.stopped');
      });
      assert.equal(stopped.reason, 'withdrawn');
      const again = bot.start();
      await answerGrant('Deny');
      assert.equal(await again, false);
    });
  }

  it('after launch.json changed asks anew, and ends the ticket of before', async () => {
    const file = join(workspaceFolder().uri.fsPath, '.vscode', 'launch.json');
    const original = readFileSync(file, 'utf8');
    const bot = waitingBot({ report: 'rewritten' });
    bots.push(bot);
    const write = (...args: readonly string[]): Promise<unknown> => {
      const configurations = [{ ...bot.configuration, args }];
      writeFileSync(file, JSON.stringify({ configurations }));
      return eventually('the configuration', () =>
        JSON.stringify(vscode.workspace.getConfiguration('launch')).includes(args.join()),
      );
    };
    try {
      await write('--before');
      const started = vscode.debug.startDebugging(workspaceFolder(), 'rewritten');
      await withGrant('Allow Once', Promise.resolve(started));
      const first = await bot.report(1);
      await write('--after');
      void restart(bot);
      const asked = await answerGrant('Allow Once');
      assert.match(asked.detail, /Changed since you last allowed it: .*arguments/);
      const second = await bot.report(2);
      assert.equal(second.secret, digest(key.secret));
      assert.equal(await present(first), 'withdrawn');
      await bot.dispose();
      assert.equal(await present(second), 'session-ended');
    } finally {
      writeFileSync(file, original);
    }
  });

  it('of one bot leaves another alone', async () => {
    const [node, , python] = ways;
    const { bot: other, first } = await begin('left-alone', node, 'Allow Once');
    const { bot } = await begin('restarted', python, 'Allow Once');
    await restart(bot);
    await bot.report(2);
    assert.equal(other.starts(), 1);
    assert.ok(other.isRunning());
    assert.deepEqual(usesOf('left-alone'), [1]);
    // Its token lives on: js-debug may start its program anew by itself.
    assert.ok(first.token !== (await bot.report(2)).token);
  });
});
