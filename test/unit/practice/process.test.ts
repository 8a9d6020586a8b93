import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parseJson } from '../../../src/core/kernel/parse.ts';
import { readControlFile } from '../../../src/practice/controlFile.ts';
import { DEFAULT_PORT, startPractice } from '../../../src/practice/start.ts';
import { at, send } from './support.ts';

const MAIN = fileURLToPath(new URL('../../../src/practice/main.ts', import.meta.url));
const TOKEN = 'EXCHANGE_KEYRING_PRACTICE_TOKEN';

describe('practice process', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'practice-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  function run(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    const child = spawn(process.execPath, [MAIN, '--state-dir', directory, ...args], {
      env: { ...process.env, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const printed = { out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => (printed.out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (printed.err += chunk.toString()));
    const firstLine = once(createInterface({ input: child.stdout }), 'line').then(
      ([line]: unknown[]) => parseJson(String(line)),
    );
    const exit = once(child, 'close').then(([code]: unknown[]) => code);
    return { child, printed, firstLine, exit };
  }

  it('announces itself and hands its keys to the holder of the control file; SIGTERM ends it and removes the file', async () => {
    const { child, printed, firstLine, exit } = run(['--port', '0', '--log']);
    const announced = await firstLine;
    const url = String(at(announced, 'url'));
    assert.equal(at(announced, 'pid'), child.pid);
    assert.equal(at(announced, 'controlFile'), join(directory, 'practice.json'));
    const file = await readControlFile(directory);
    assert.deepEqual([file?.url, file?.pid], [url, child.pid]);
    assert.equal((await stat(join(directory, 'practice.json'))).mode & 0o777, 0o600);
    const authorization = `Bearer ${file?.token ?? ''}`;
    const reply = await send(url, {
      method: 'POST',
      path: '/practice/sample-keys',
      headers: { authorization },
    });
    assert.equal(reply.status, 200);
    child.kill('SIGTERM');
    assert.equal(await exit, 0);
    assert.deepEqual(await readdir(directory), []);
    assert.equal(printed.out.trim().split('\n').length, 1);
    assert.match(printed.err, /200 POST \/practice\/sample-keys/);
    const secrets = [
      file?.token,
      at(reply.body, 'keys', 0, 'fields', 'apiKey'),
      at(reply.body, 'keys', 0, 'fields', 'secret'),
    ];
    for (const secret of secrets) assert.ok(!(printed.out + printed.err).includes(String(secret)));
  });

  it('takes the token of its parent, keeps no control file, and ends with its parent', async () => {
    const token = randomBytes(32).toString('base64url');
    const { child, printed, firstLine, exit } = run(['--port', '0', '--with-parent'], {
      [TOKEN]: token,
    });
    const announced = await firstLine;
    assert.equal(at(announced, 'controlFile'), undefined);
    const headers = { authorization: `Bearer ${token}` };
    const reply = await send(String(at(announced, 'url')), {
      method: 'POST',
      path: '/practice/sample-keys',
      headers,
    });
    assert.equal(reply.status, 200);
    assert.deepEqual(await readdir(directory), []);
    child.stdin.end();
    assert.equal(await exit, 0);
    assert.equal(printed.err, '');
  });

  it('says so when it cannot have its default port', async () => {
    // Held by this test, or by another program already.
    const holder = await startPractice();
    const second = await startPractice();
    assert.notEqual(second.port, DEFAULT_PORT);
    const { child, printed, firstLine, exit } = run([]);
    try {
      const announced = await firstLine;
      child.kill('SIGTERM');
      assert.equal(await exit, 0);
      assert.ok(printed.err.includes(String(at(announced, 'url'))));
    } finally {
      await holder.close();
      await second.close();
    }
    assert.match(
      printed.err,
      /^Port 17350 is taken; the practice exchange listens on http:\/\/127\.0\.0\.1:\d+\.\n$/,
    );
  });

  const failures: Readonly<
    Record<string, readonly [args: readonly string[], env: NodeJS.ProcessEnv, message: RegExp]>
  > = {
    'a port that is none': [['--port', '70000'], {}, /^--port must be a number/],
    'an unknown option': [['--withdraw'], {}, /Unknown option/],
    'a short token': [['--port', '0'], { [TOKEN]: 'short' }, /at least 32 characters/],
  };
  for (const [what, [args, env, message]] of Object.entries(failures)) {
    it(`ends at once with one line about ${what}`, async () => {
      const { printed, exit } = run(args, env);
      assert.equal(await exit, 1);
      assert.equal(printed.out, '');
      assert.match(printed.err, message);
      assert.doesNotMatch(printed.err, /\n\s+at /, 'no stack');
    });
  }

  it('will not keep its token in a folder that others can open', async () => {
    await chmod(directory, 0o755);
    const { printed, exit } = run(['--port', '0', '--with-parent']);
    assert.equal(await exit, 1);
    assert.match(printed.err, /only you can open/);
    assert.deepEqual(await readdir(directory), []);
  });
});
