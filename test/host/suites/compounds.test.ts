import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answerGrant } from '../inside/grants.ts';
import {
  addDeribitKey,
  digest,
  forgetKeys,
  workspaceFolder,
  type TypedKey,
} from '../inside/keyring.ts';
import { auditOf, usesOf } from '../inside/otherWindow.ts';
import { eventually } from '../inside/wait.ts';
import { present, restart, waitingBot, type WaitingBot } from '../inside/waitingBot.ts';
import { workbench } from '../inside/workbench.ts';

describe('A compound', () => {
  let first: TypedKey;
  let second: TypedKey;
  let bots: WaitingBot[] = [];

  function member(name: string): WaitingBot {
    const bot = waitingBot({ report: name });
    bots.push(bot);
    return bot;
  }

  function start(compound: string): Thenable<boolean> {
    return vscode.debug.startDebugging(workspaceFolder(), compound);
  }

  before(async () => {
    await forgetKeys();
    first = await addDeribitKey('deribit-testnet');
    second = await addDeribitKey('deribit-second');
  });
  afterEach(async () => {
    for (const bot of bots) await bot.dispose();
    bots = [];
    await workbench.dismissAll();
  });

  it('that is denied starts none of those that ask', async () => {
    const asking = [member('bot'), member('python bot')];
    const other = member('other bot');
    const started = start('some ask');
    const asked = await answerGrant('Deny');
    assert.match(asked.message, /“bot”/);
    assert.match(asked.message, /“python bot”/);
    assert.ok(!asked.message.includes('“other bot”'));
    assert.equal(await started, false);
    assert.equal((await other.report(1)).secret, 'absent');
    for (const bot of asking) {
      assert.equal(bot.starts(), 0);
      assert.ok(!bot.isRunning());
      assert.equal(auditOf(bot.configuration.name).at(-1)?.type, 'launch.refused');
    }
  });

  it('of different keys asks once for all, and each member gets its own', async () => {
    const [one, other] = [member('bot'), member('second bot')];
    const started = start('different keys');
    const asked = await answerGrant('Allow Once');
    for (const alias of ['deribit-testnet', 'deribit-second'])
      assert.ok(asked.message.includes(alias), asked.message);
    assert.equal(await started, true);
    assert.equal((await one.report(1)).secret, digest(first.secret));
    assert.equal((await other.report(1)).secret, digest(second.secret));
  });

  it('with a key that is not there asks for the others, and says which is missing', async () => {
    const [one, other] = [member('bot'), member('keyless bot')];
    const started = start('one key missing');
    const asked = await answerGrant('Allow Once');
    assert.match(asked.message, /Give “deribit-testnet” to “bot”\?/);
    assert.equal(await started, false);
    assert.equal((await one.report(1)).secret, digest(first.secret));
    await workbench.waitForNotification('There is no key “no-such-key”');
    assert.equal(other.starts(), 0);
  });

  it('with stopAll ends all its tickets with one of its members', async () => {
    const both = [member('bot'), member('second bot')] as const;
    const started = start('all stop');
    await answerGrant('Allow Once');
    assert.equal(await started, true);
    const reports = [await both[0].report(1), await both[1].report(1)];
    await vscode.debug.stopDebugging(both[1].session());
    await eventually('the end of both', () => both.every((bot) => !bot.isRunning()));
    for (const report of reports) assert.equal(await present(report), 'session-ended');
  });

  it('whose one member restarts leaves the ticket of the other alone', async () => {
    const [node, python] = [member('bot'), member('python bot')] as const;
    const before = [usesOf('bot').length, usesOf('python bot').length];
    const started = start('node and python');
    await answerGrant('Allow Once');
    assert.equal(await started, true);
    const [left, old] = [await node.report(1), await python.report(1)];
    await restart(python);
    const fresh = await python.report(2);
    assert.equal(fresh.secret, digest(first.secret));
    assert.equal(await present(old), 'unknown');
    assert.equal(node.starts(), 1);
    assert.ok(node.isRunning());
    assert.deepEqual(usesOf('bot').slice(before[0]), [1]);
    assert.deepEqual(usesOf('python bot').slice(before[1]), [1, 1]);
    assert.equal(await present(left), 'ok');
    await restart(node);
    await node.report(2);
    assert.equal(await present(left), 'unknown');
    assert.equal(await present(fresh), 'ok');
  });
});
