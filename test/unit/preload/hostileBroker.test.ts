import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { assertOneLine, buildPreload, run, TICKET, type Ended } from './program.ts';

/** What may come of an answer that is far too long: the program's cap, and what the system holds on the way. */
const MOST_BYTES = 8_000_000;

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hostile-'));
  await buildPreload(folder);
  await mkdir(join(folder, 'python'));
  await cp('src/preload/python/sitecustomize.py', join(folder, 'python', 'sitecustomize.py'));
});
after(() => rm(folder, { recursive: true }));

const PROGRAMS = {
  node: () => ({
    command: process.execPath,
    args: ['-e', 'console.log("ran")'],
    env: { NODE_OPTIONS: `--import=${pathToFileURL(join(folder, 'preload.mjs')).href}` },
  }),
  python: () => ({
    command: 'python3',
    args: ['-c', 'print("ran")'],
    env: { PYTHONPATH: join(folder, 'python'), PYTHONDONTWRITEBYTECODE: '1' },
  }),
} as const;

let brokers = 0;

/** Runs a program whose broker does as it likes with each connection. */
async function runAgainst(
  language: keyof typeof PROGRAMS,
  serve: (socket: Socket) => void,
): Promise<Ended> {
  const address = join(folder, `s${String((brokers += 1))}`);
  const server = createServer((socket) => {
    socket.on('error', () => undefined).resume();
    serve(socket);
  });
  await new Promise<void>((listening) => server.listen(address, listening));
  const { command, args, env } = PROGRAMS[language]();
  try {
    return await run(command, args, {
      ...env,
      EXCHANGE_KEYRING_TICKET: TICKET,
      EXCHANGE_KEYRING_SOCKET: address,
      EXCHANGE_KEYRING_REQUIRED: '1',
    });
  } finally {
    await new Promise((closed) => server.close(closed));
  }
}

function assertRefused({ code, out, err }: Ended): void {
  assert.deepEqual([code, out], [78, ''], err);
  assertOneLine(err, /VS Code did not answer/, 'it was not started');
}

/** Writes `text` for as long as the program takes it, and counts the bytes. */
function pour(socket: Socket, text: string, onBytes: (count: number) => void): void {
  for (let more = true; more && !socket.destroyed;) {
    more = socket.write(text);
    onBytes(text.length);
  }
  socket.once('drain', () => {
    pour(socket, text, onBytes);
  });
}

const accepted = (variables: string): string => `{"ok":true,"variables":${variables}}\n`;
const ANSWERS: readonly (readonly [string, string])[] = [
  ['names that no environment can hold', accepted('{"A=B":"x","":"y"}')],
  ['a name with a NUL', accepted('{"A\\u0000B":"x"}')],
  ['a value with a NUL', accepted('{"A":"x\\u0000y"}')],
  ['half a surrogate pair', accepted('{"A":"\\ud800","\\udc00":"x"}')],
  ['members that reach for a prototype', accepted('{"__proto__":"x","constructor":"y"}')],
  ['variables that are a list', accepted('[["A","x"]]')],
  ['variables that are null', accepted('null')],
  ['a list nested 100,000 deep', `${'['.repeat(100_000)}\n`],
  ['a code nested deep', `{"ok":false,"code":${'['.repeat(900)}${']'.repeat(900)}}\n`],
  ['a code that is a number of 6,000 digits', `{"ok":false,"code":${'9'.repeat(6000)}}\n`],
  ['a code of half a megabyte', `{"ok":false,"code":"${'x'.repeat(500_000)}"}\n`],
  ['a code that is a record', '{"ok":false,"code":{"__proto__":{"toString":1}}}\n'],
  ['two answers', `${accepted('{"A":"x"}')}${accepted('{"A":"y"}')}`],
  ['a first line of nothing', `\n${accepted('{"A":"x"}')}`],
  ['more than a megabyte of value', accepted(`{"A":"${'x'.repeat(3_000_000)}"}`)],
];

for (const language of ['node', 'python'] as const)
  describe(`a ${language} program whose broker is hostile`, { timeout: 60_000 }, () => {
    it('takes in no answer without end', async () => {
      let sent = 0;
      const ended = await runAgainst(language, (socket) => {
        pour(socket, 'x'.repeat(65_536), (count) => (sent += count));
      });
      assertRefused(ended);
      assert.ok(sent < MOST_BYTES, String(sent));
    });

    it('does not wait for an answer that comes byte by byte for ever', async () => {
      const ended = await runAgainst(language, (socket) => {
        const timer = setInterval(() => socket.write(' '), 1);
        socket.on('close', () => {
          clearInterval(timer);
        });
      });
      assertRefused(ended);
    });

    it('gives up on one that closes, resets or half-closes at once', async () => {
      const ways: readonly ((socket: Socket) => void)[] = [
        (socket) => socket.destroy(),
        (socket) => socket.end(),
        (socket) => socket.end('{"ok":true,"variables":{}}'),
      ];
      for (const way of ways) assertRefused(await runAgainst(language, way));
    });

    for (const [title, answer] of ANSWERS)
      it(`starts in good order or not at all after ${title}`, async () => {
        const ended = await runAgainst(language, (socket) => socket.end(answer));
        if (ended.code === 0) assert.deepEqual([ended.out, ended.err], ['ran\n', '']);
        else assertRefused(ended);
      });

    it('is not started by arbitrary bytes', async () => {
      const bytes = fc.uint8Array({ maxLength: 400 });
      const property = fc.asyncProperty(bytes, async (sent) => {
        assertRefused(
          await runAgainst(language, (socket) =>
            socket.end(Buffer.concat([sent, Buffer.from('\n')])),
          ),
        );
      });
      await fc.assert(property, { numRuns: 15, endOnFailure: true });
    });
  });
