import assert from 'node:assert/strict';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { withGrant, type Answer } from '../inside/grants.ts';
import {
  addDeribitKey,
  digest,
  editSecret,
  forgetKeys,
  workspaceFolder,
  type TypedKey,
} from '../inside/keyring.ts';
import { neighbourForgets, neighbourSawValue } from '../inside/neighbour.ts';
import { refusalsOf, removeKey, setStatus, usesOf } from '../inside/otherWindow.ts';
import { eventually } from '../inside/wait.ts';
import {
  present,
  restart,
  waitingBot,
  withdrawGrant,
  type WaitingBot,
} from '../inside/waitingBot.ts';
import { workbench } from '../inside/workbench.ts';

const ALIAS = 'deribit-testnet';
const DELAY_MS = 300;

interface Way {
  readonly title: string;
  readonly more: Readonly<Record<string, unknown>>;
  /** Has the bot started anew, without a word to VS Code. */
  readonly again: (bot: WaitingBot) => void;
  /** Whether it is started anew by itself when it ended with code 78. */
  readonly insists: boolean;
}

const touch = (): void => {
  const now = new Date();
  utimesSync(join(workspaceFolder().uri.fsPath, 'waiting.mjs'), now, now);
};

const ways: readonly Way[] = [
  {
    title: 'auto-restart',
    more: { restart: { delay: DELAY_MS } },
    again: (bot) => bot.end(1),
    insists: true,
  },
  { title: 'node --watch', more: { runtimeArgs: ['--watch'] }, again: touch, insists: false },
];

describe('A program that is started anew without a new launch, by', () => {
  let key: TypedKey;
  let bots: WaitingBot[] = [];

  async function begin(
    name: string,
    more: Readonly<Record<string, unknown>>,
    answer: Answer,
  ): Promise<WaitingBot> {
    const bot = waitingBot({ report: name, more });
    bots.push(bot);
    assert.equal(await withGrant(answer, Promise.resolve(bot.start())), true);
    return bot;
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

  for (const { title, more, again, insists } of ways) {
    const name = (what: string): string => `${title.replaceAll(/\W+/g, '-')}-${what}`;

    it(`${title}, gets its keys as they are then, each use written down`, async () => {
      await neighbourForgets();
      const bot = await begin(name('again'), more, 'Allow Once');
      const first = await bot.report(1);
      assert.equal(first.secret, digest(key.secret));
      again(bot);
      const second = await bot.report(2);
      assert.ok(second.pid !== first.pid);
      assert.equal(second.secret, digest(key.secret));
      assert.equal(second.inEnviron, false, 'the value stands in /proc/self/environ');
      assert.deepEqual(second.leftovers, []);

      const before = key;
      key = { ...key, secret: await editSecret(ALIAS) };
      again(bot);
      const third = await bot.report(3);
      assert.ok(third.secret !== digest(before.secret), 'it is the old value');
      assert.equal(third.secret, digest(key.secret));
      assert.deepEqual(usesOf(bot.configuration.name), [1, 2, 3]);
      for (const value of [key.apiKey, key.secret, before.secret])
        assert.deepEqual(await neighbourSawValue(value), []);
      await bot.dispose();
      assert.equal(await present(third), 'session-ended');
    });

    for (const [what, forbid] of [
      ['revoked', () => setStatus(ALIAS, 'revoked').then(() => () => setStatus(ALIAS, 'active'))],
      ['removed', () => removeKey(ALIAS)],
    ] as const)
      it(`${title}, gets nothing while the key is ${what}`, async () => {
        const bot = await begin(name(what), more, 'Allow Once');
        await bot.report(1);
        const allowAgain = await forbid();
        try {
          again(bot);
          await eventually('the refusal', () => refusalsOf(bot.configuration.name).length > 0);
          await eventually('its line', () => bot.output().includes('one of them may not be used'));
          assert.match(bot.output(), /got no keys, so it was not started: one of them may not be/);
          assert.equal(bot.starts(), 1);
          assert.ok(refusalsOf(bot.configuration.name).every((reason) => reason === 'refused'));
        } finally {
          await allowAgain();
        }
        // What forbade it is over, and the grant still stands.
        // Node watches the files that a program loaded, and this one got as far as none.
        if (!insists) await restart(bot);
        assert.equal((await bot.report(2)).secret, digest(key.secret));
      });

    it(`${title}, gets nothing once its grant was withdrawn`, async () => {
      const bot = await begin(name('withdrawn'), more, 'Allow This Session');
      await bot.report(1);
      await withdrawGrant(ALIAS, bot);
      again(bot);
      await eventually('its line', () => bot.output().includes('permission to use them was'));
      assert.equal(bot.starts(), 1);
      assert.ok(refusalsOf(bot.configuration.name).every((reason) => reason === 'withdrawn'));
      assert.deepEqual(usesOf(bot.configuration.name), [1]);
    });
  }

  it('auto-restart, ends with code 78 where it gets nothing', async () => {
    const bot = await begin('code-78', { restart: { delay: 100, maxAttempts: 1 } }, 'Allow Once');
    await bot.report(1);
    const allowAgain = await removeKey(ALIAS);
    try {
      bot.end(1);
      await eventually('the end', () => !bot.isRunning());
      assert.match(bot.output(), /code 78/);
      assert.deepEqual(refusalsOf('code-78'), ['refused']);
    } finally {
      await allowAgain();
    }
  });

  it('auto-restart, gets nothing the ninth time, and stops with a sentence', async () => {
    const more = { args: ['--fail'], restart: { delay: 100, maxAttempts: 12 } };
    const bot = await begin('ninth', more, 'Allow Once');
    await bot.report(8);
    await eventually('its line', () => bot.output().includes('it was restarted too often'));
    await eventually('the end', () => !bot.isRunning());
    assert.equal(bot.starts(), 8);
    assert.deepEqual(usesOf('ninth'), [1, 2, 3, 4, 5, 6, 7, 8]);
    assert.ok(refusalsOf('ninth').length > 0);
    assert.ok(refusalsOf('ninth').every((reason) => reason === 'used-up'));
    assert.match(
      bot.output(),
      /Exchange Keyring: this program got no keys, so it was not started: it was restarted too often; start it from VS Code again\./,
    );
  });

  it('auto-restart, has all its uses again after a restart by hand', async () => {
    const bot = await begin('fresh', { restart: { delay: 100 } }, 'Allow Once');
    await bot.report(1);
    bot.end(1);
    await bot.report(2);
    await restart(bot);
    const third = await bot.report(3);
    bot.end(1);
    await bot.report(4);
    assert.equal(third.secret, digest(key.secret));
    assert.deepEqual(usesOf('fresh'), [1, 2, 1, 2]);
  });
});
