import assert from 'node:assert/strict';
import { mkdtemp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  assertOneLine,
  buildPreload,
  FAILURES,
  GOOD_REPLY,
  run,
  standIn,
  type StandIn,
  ticketFor,
  VALUES,
} from './program.ts';

/** The Node that runs the tests, and the machine's own where there is another. */
const NODES = [...new Set([process.execPath, '/usr/bin/node'])];

let folder: string;
let preload: string;
let broker: StandIn;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'préload with spaces-'));
  preload = join(folder, 'preload.mjs');
  await buildPreload(folder);
  broker = await standIn(GOOD_REPLY);
});
after(async () => {
  await broker.close();
  await rm(folder, { recursive: true });
});

const options = (more = ''): Readonly<Record<string, string>> => ({
  NODE_OPTIONS: `--import=${pathToFileURL(preload).href}${more}`,
});

/** Prints the environment a program sees, and what the system shows others of it. */
const SHOW = `const fs = require('node:fs');
console.log(JSON.stringify({ env: process.env, main: require.main === module,
  proc: fs.existsSync('/proc/self/environ') ? fs.readFileSync('/proc/self/environ', 'latin1') : '' }));`;

interface Shown {
  readonly env: Readonly<Record<string, string>>;
  readonly main: boolean;
  readonly proc: string;
}

async function program(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

function assertDelivered({ env, proc }: Shown): void {
  for (const [name, value] of Object.entries(VALUES)) assert.equal(env[name], value, name);
  const left = Object.keys(env).filter((name) =>
    /^EXCHANGE_KEYRING_(TICKET|SOCKET|REQUIRED)$/.test(name),
  );
  assert.deepEqual(left, []);
  for (const [name, value] of Object.entries(VALUES))
    if (name !== 'EXCHANGE_KEYRING_ENV')
      assert.ok(!proc.includes(Buffer.from(value).toString('latin1')), name);
}

for (const node of NODES)
  describe(`Node preload under ${node}`, () => {
    it('sets the variables before a CommonJS program, and leaves no trace', async () => {
      const { code, out, err } = await run(node, [await program('show.cjs', SHOW)], {
        ...options(),
        ...ticketFor(broker),
      });
      assert.equal(err, '');
      assert.equal(code, 0);
      const shown = JSON.parse(out) as Shown;
      assertDelivered(shown);
      assert.equal(shown.main, true);
      assert.ok(!('NODE_OPTIONS' in shown.env));
      assert.ok(shown.proc.includes('NODE_OPTIONS='));
    });

    it('sets them before an ES module, its imports, and inline code', async () => {
      await program('dep.mjs', 'export const seen = process.env.BINANCE_APIKEY;');
      const main = await program(
        'main.mjs',
        "import { seen } from './dep.mjs'; console.log(seen);",
      );
      for (const args of [
        [main],
        ['-e', 'console.log(process.env.BINANCE_APIKEY)'],
        ['-p', 'process.env.BINANCE_APIKEY'],
      ]) {
        const { out, code } = await run(node, args, { ...options(), ...ticketFor(broker) });
        assert.equal(out.trim(), VALUES['BINANCE_APIKEY']);
        assert.equal(code, 0);
      }
    });

    it('takes only itself out of NODE_OPTIONS', async () => {
      const other = await program('other.cjs', 'globalThis.other = true;');
      const env = { ...options(` --no-warnings --require "${other}"`), ...ticketFor(broker) };
      const { out } = await run(
        node,
        ['-p', 'JSON.stringify([process.env.NODE_OPTIONS, globalThis.other])'],
        env,
      );
      assert.deepEqual(JSON.parse(out), [`--no-warnings --require "${other}"`, true]);
    });

    it('takes itself out when its folder is a link', async () => {
      await symlink(folder, `${folder}-link`);
      try {
        const linked = pathToFileURL(join(`${folder}-link`, 'preload.mjs')).href;
        const env = { NODE_OPTIONS: `--import=${linked}`, ...ticketFor(broker) };
        const { out } = await run(node, ['-p', 'String(process.env.NODE_OPTIONS)'], env);
        assert.equal(out.trim(), 'undefined');
      } finally {
        await rm(`${folder}-link`);
      }
    });

    it('does nothing without a ticket', async () => {
      const { code, out, err } = await run(node, ['-p', 'process.env.NODE_OPTIONS'], options());
      assert.equal(out.trim(), options()['NODE_OPTIONS']);
      assert.deepEqual([code, err], [0, '']);
    });

    it('redeems once, also with worker threads and child processes, which inherit the keys', async () => {
      const before = broker.asked.length;
      const text = `const { Worker } = require('node:worker_threads');
        const { spawnSync } = require('node:child_process');
        const seen = "process.env.BINANCE_APIKEY + ' ' + (process.env.EXCHANGE_KEYRING_TICKET ?? 'no-ticket')";
        const child = spawnSync(process.execPath, ['-p', seen], { encoding: 'utf8' });
        console.log(child.stdout.trim(), child.stderr);
        new Worker('console.log(' + seen + ')', { eval: true });`;
      const { out, code } = await run(node, [await program('tree.cjs', text)], {
        ...options(),
        ...ticketFor(broker),
      });
      assert.equal(code, 0);
      const expected = `${VALUES['BINANCE_APIKEY'] ?? ''} no-ticket`;
      assert.deepEqual(
        out
          .trim()
          .split('\n')
          .map((line) => line.trim()),
        [expected, expected],
      );
      assert.equal(broker.asked.length - before, 1);
    });

    it('leaves the ticket to the program that npm starts', async () => {
      const project = join(folder, 'project');
      await mkdir(project, { recursive: true });
      await writeFile(join(project, 'show.cjs'), SHOW);
      await writeFile(
        join(project, 'package.json'),
        JSON.stringify({ scripts: { bot: 'node show.cjs' } }),
      );
      const before = broker.asked.length;
      const npm = '/usr/bin/npm';
      const { out, err, code } = await run(
        node,
        [npm, 'run', '--silent', 'bot'],
        { ...options(), ...ticketFor(broker) },
        project,
      );
      assert.equal(code, 0, err);
      assertDelivered(JSON.parse(out) as Shown);
      assert.equal(broker.asked.length - before, 1);
    });

    it('keeps the environment out of diagnostic reports where Node can', async () => {
      const report = join(folder, 'report.json');
      const code = `process.report.writeReport(${JSON.stringify(report)})`;
      await run(node, ['-e', code], { ...options(), ...ticketFor(broker) });
      const { header, environmentVariables } = JSON.parse(await readFile(report, 'utf8')) as {
        header: { nodejsVersion: string };
        environmentVariables?: Readonly<Record<string, string>>;
      };
      const major = Number(/^v(\d+)/.exec(header.nodejsVersion)?.[1]);
      if (major >= 24) assert.equal(environmentVariables, undefined);
      else assert.ok(environmentVariables);
    });

    for (const [title, reply, reason] of FAILURES)
      it(`after ${title}: exit code 78 and one line, or on without keys when they are not required`, async () => {
        const failing = await standIn(reply);
        try {
          const required = await run(node, ['-e', 'console.log("ran")'], {
            ...options(),
            ...ticketFor(failing),
          });
          assert.equal(required.code, 78);
          assert.equal(required.out, '');
          assertOneLine(required.err, reason, 'it was not started');
          const env = { ...options(), ...ticketFor(failing, { EXCHANGE_KEYRING_REQUIRED: '0' }) };
          const optional = await run(node, ['-e', 'console.log("ran")'], env);
          assert.deepEqual([optional.code, optional.out], [0, 'ran\n']);
          assertOneLine(optional.err, reason, 'it runs without keys');
        } finally {
          await failing.close();
        }
      });

    it('gives up on a broker that is gone at once, and on one that is silent after 3 s', async () => {
      const gone = {
        ...options(),
        ...ticketFor(broker),
        EXCHANGE_KEYRING_SOCKET: join(folder, 'gone'),
      };
      const began = performance.now();
      assert.equal((await run(node, ['-e', '0'], gone)).code, 78);
      assert.ok(performance.now() - began < 2500);
      const silent = await standIn(undefined);
      const started = performance.now();
      const { code, err } = await run(node, ['-e', '0'], { ...options(), ...ticketFor(silent) });
      assert.equal(code, 78);
      assertOneLine(err, /VS Code did not answer/, 'it was not started');
      assert.ok(performance.now() - started >= 2900);
      await silent.close();
    });
  });
