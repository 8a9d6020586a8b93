import assert from 'node:assert/strict';
import { LAUNCH_MEMBER } from '../../../src/manifest/ids.ts';
import { withGrant, type Answer } from '../inside/grants.ts';
import { addDeribitKey, digest, editSecret, forgetKeys, type TypedKey } from '../inside/keyring.ts';
import { ALIAS, FORCED, MARKED } from '../inside/lastHop.ts';
import { neighbourForgets, neighbourSawValue } from '../inside/neighbour.ts';
import { auditOf, removeKey, usesOf } from '../inside/otherWindow.ts';
import { eventually } from '../inside/wait.ts';
import { restart, waitingBot, withdrawGrant, type WaitingBot } from '../inside/waitingBot.ts';
import { workbench } from '../inside/workbench.ts';

const ways = [
  { title: 'js-debug', type: 'node', program: 'waiting.mjs', more: {} },
  { title: 'debugpy', type: 'debugpy', program: 'waiting.py', more: { subProcess: false } },
  { title: 'Delve', type: 'go', program: 'gowaiting', more: { mode: 'debug' } },
] as const;

describe('A restart at the last hop', () => {
  let key: TypedKey;
  let bot: WaitingBot;

  /** Starts a bot of its own name, which reports once. */
  async function begin(
    { title, type, program, more }: (typeof ways)[number],
    what: string,
    answer: Answer,
  ): Promise<void> {
    const report = `hop-${title}-${what}`;
    bot = waitingBot({
      type,
      program,
      report,
      more: { ...more, env: { BOT_REPORT: report, ...MARKED }, [LAUNCH_MEMBER]: FORCED },
    });
    assert.equal(await withGrant(answer, Promise.resolve(bot.start())), true);
    assert.equal((await bot.report(1)).secret, digest(key.secret));
  }

  /** Restarts, and waits until the session was stopped for this reason. */
  async function isStopped(reason: string): Promise<void> {
    void restart(bot);
    await eventually('the end of the bot', () => !bot.isRunning());
    const line = await eventually('the line in the log', () =>
      auditOf(bot.configuration.name).find(({ type }) => type === 'launch.stopped'),
    );
    assert.equal(line.reason, reason);
    // The debugger may start it before it hears that the session is over; it has no key then.
    for (let start = 2; start <= bot.starts(); start++) {
      const { apiKey, secret } = await bot.report(start);
      assert.deepEqual([apiKey, secret], ['absent', 'absent']);
    }
  }

  before(async () => {
    await forgetKeys();
    await workbench.openView('Exchange Keyring: Focus on Keys View');
    key = await addDeribitKey(ALIAS);
  });
  afterEach(async () => {
    await bot.dispose();
    await workbench.dismissAll();
  });

  for (const way of ways) {
    it(`by ${way.title} hands the keys over again, and shows them to nobody`, async () => {
      await neighbourForgets();
      await begin(way, 'again', 'Allow Once');
      await restart(bot);
      const second = await bot.report(2);
      assert.equal(second.apiKey, digest(key.apiKey));
      assert.equal(second.secret, digest(key.secret));
      await restart(bot);
      assert.equal((await bot.report(3)).secret, digest(key.secret));
      await eventually('the uses', () => usesOf(bot.configuration.name).length === 3);
      const stated = JSON.stringify(bot.session().configuration);
      for (const value of [key.apiKey, key.secret]) {
        assert.ok(!stated.includes(value));
        assert.deepEqual(await neighbourSawValue(value), []);
      }
    });

    it(`by ${way.title} after Edit Key… gives the new value or none, and never the old one`, async () => {
      await begin(way, 'edited', 'Allow Once');
      const before = key;
      key = { ...key, secret: await editSecret(ALIAS) };
      if (way.title === 'Delve') {
        // Restarts a program with the variables it had, whatever the message says.
        await isStopped('changed');
        await workbench.waitForNotification(
          'One of its keys has changed. Stop it and start it again',
        );
        return;
      }
      await restart(bot);
      const second = await bot.report(2);
      assert.ok(second.secret !== digest(before.secret), 'it is the old value');
      assert.equal(second.secret, digest(key.secret));
    });

    it(`by ${way.title} after its grant was withdrawn is stopped`, async () => {
      await begin(way, 'withdrawn', 'Allow This Session');
      await withdrawGrant(ALIAS, bot);
      await isStopped('withdrawn');
      await workbench.waitForNotification('Its permission to use the keys was withdrawn');
    });

    it(`by ${way.title} after the key was removed is stopped`, async () => {
      await begin(way, 'removed', 'Allow Once');
      const putBack = await removeKey(ALIAS);
      try {
        await isStopped('refused');
        await workbench.waitForNotification('One of its keys may not be used any more');
      } finally {
        await putBack();
      }
    });
  }
});
