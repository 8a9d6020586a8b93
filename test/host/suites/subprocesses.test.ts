import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SESSION_MEMBER, TICKET_VARIABLE } from '../../../src/core/inject/patch.ts';
import { withGrant } from '../inside/grants.ts';
import {
  addDeribitKey,
  botReport,
  digest,
  forgetKeys,
  workspaceFolder,
  type TypedKey,
} from '../inside/keyring.ts';
import type { Wanted } from '../inside/launches.ts';
import { neighbourForgets, neighbourSaw, neighbourSawValue } from '../inside/neighbour.ts';
import { refusalsOf, usesOf } from '../inside/otherWindow.ts';
import { eventually } from '../inside/wait.ts';
import { present, restart, waitingBot, type WaitingBot } from '../inside/waitingBot.ts';
import { workbench } from '../inside/workbench.ts';

const ALIAS = 'deribit-testnet';

interface Family extends Omit<Wanted, 'report'> {
  readonly title: string;
  readonly children: readonly string[];
}

const families: readonly Family[] = [
  {
    title: 'Node',
    type: 'node',
    program: 'family.mjs',
    children: ['fork', 'spawn', 'worker'],
  },
  {
    title: 'Node in a terminal',
    type: 'node',
    console: 'integratedTerminal',
    program: 'family.mjs',
    children: ['fork', 'spawn', 'worker'],
  },
  {
    title: 'Python',
    type: 'debugpy',
    program: 'family.py',
    more: { subProcess: true },
    children: ['fork', 'spawn', 'subprocess'],
  },
];

describe('The children of a bot', () => {
  const manifest = join(workspaceFolder().uri.fsPath, 'package.json');
  let key: TypedKey;
  let bots: WaitingBot[] = [];

  async function begin(wanted: Wanted): Promise<WaitingBot> {
    const bot = waitingBot(wanted);
    bots.push(bot);
    assert.equal(await withGrant('Allow Once', Promise.resolve(bot.start())), true);
    return bot;
  }

  before(async () => {
    await forgetKeys();
    key = await addDeribitKey(ALIAS);
    writeFileSync(manifest, JSON.stringify({ scripts: { wait: 'node waiting.mjs' } }));
  });
  after(() => {
    rmSync(manifest);
  });
  afterEach(async () => {
    for (const bot of bots) await bot.dispose();
    bots = [];
    await workbench.dismissAll();
  });

  for (const { title, children, ...wanted } of families)
    it(`in ${title} inherit its variables, and no child or its session is given anything`, async () => {
      const report = `family-${title.replaceAll(' ', '-')}`;
      await neighbourForgets();
      const bot = await begin({ ...wanted, report });
      const root = await bot.report(1);
      assert.equal(root.secret, digest(key.secret));
      for (const role of ['root', ...children]) {
        const seen = await eventually(`the report of ${role}`, () =>
          botReport(`${report}-${role}.json`),
        );
        assert.equal(seen.apiKey, digest(key.apiKey), role);
        assert.equal(seen.secret, digest(key.secret), role);
        assert.deepEqual(seen.leftovers, [], role);
        assert.equal(seen.loader, false, role);
      }
      assert.deepEqual(usesOf(bot.configuration.name), [1]);
      assert.deepEqual(refusalsOf(bot.configuration.name), []);

      const sessions = (await neighbourSaw()).filter(({ event }) =>
        /^(session|resolve)/.test(event),
      );
      const started = sessions.filter(({ event }) => event === 'session started');
      // The root, and a session for each process (and thread) that the debugger took up.
      assert.ok(started.length > children.length, `${started.length} sessions`);
      const text = JSON.stringify(sessions);
      for (const secret of [key.apiKey, key.secret, root.token])
        assert.ok(!text.includes(secret), 'it stands in a configuration');
      assert.ok(!text.includes(TICKET_VARIABLE));
      for (const value of [key.apiKey, key.secret])
        assert.deepEqual(await neighbourSawValue(value), []);
      assert.ok(!bot.output().includes('got no keys'));

      await bot.dispose();
      assert.equal(await present(root), 'session-ended');
    });

  it('of npm run: npm has nothing, the bot it starts has the keys, also after a restart', async () => {
    const bot = await begin({
      report: 'npm',
      more: {
        program: undefined,
        args: undefined,
        runtimeExecutable: 'npm',
        runtimeArgs: ['run', 'wait'],
      },
    });
    const first = await bot.report(1);
    assert.equal(first.secret, digest(key.secret));
    assert.equal(first.inEnviron, false, 'npm had the values');
    assert.deepEqual(first.leftovers, []);
    await restart(bot);
    const second = await bot.report(2);
    assert.equal(second.secret, digest(key.secret));
    assert.ok(second.token !== first.token);
    assert.deepEqual(usesOf('npm'), [1, 1]);
    assert.equal(await present(first), 'unknown');
    assert.ok(bot.session().configuration[SESSION_MEMBER] !== undefined);
  });
});
