import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { RedeemRefusal, RedeemedVariables } from '../../../../src/app/injection/ports.ts';
import {
  constantTimeEquals,
  createBroker,
  type RunningBroker,
} from '../../../../src/adapters/broker/broker.ts';
import { createRateLimit } from '../../../../src/adapters/broker/rateLimit.ts';
import { Secret } from '../../../../src/core/keys/secret.ts';
import { err, ok, type Result } from '../../../../src/core/kernel/result.ts';

const TOKEN = randomBytes(32).toString('base64url');
const VALUE = randomBytes(24).toString('hex');

const running: RunningBroker[] = [];
const folders: string[] = [];
after(async () => {
  for (const broker of running) await broker.dispose();
  for (const folder of folders) await rm(folder, { recursive: true });
});

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'broker-test-'));
  folders.push(made);
  return made;
}

function redeemOne(token: string): Promise<Result<RedeemedVariables, RedeemRefusal>> {
  if (token !== TOKEN) return Promise.resolve(err('unknown'));
  return Promise.resolve(
    ok({
      secrets: new Map([['BINANCE_SECRET', new Secret(VALUE)]]),
      facts: new Map([['EXCHANGE_KEYRING_ENV', 'practice']]),
    }),
  );
}

async function start(
  redeem = redeemOne,
): Promise<{ readonly broker: RunningBroker; readonly address: string }> {
  const broker = createBroker({ redeem, directory: await folder() });
  running.push(broker);
  const address = await broker.address();
  assert.ok(address.ok);
  return { broker, address: address.value };
}

/** Everything the other side says until it closes. */
async function talk(address: string, ...parts: readonly string[]): Promise<string> {
  const socket = connect(address);
  socket.on('error', () => undefined);
  let heard = '';
  socket.on('data', (chunk: Buffer) => (heard += chunk.toString()));
  const closed = new Promise((resolve) => socket.on('close', resolve));
  for (const part of parts) socket.write(part);
  await closed;
  return heard;
}

const ask = (ticket: string): string => `${JSON.stringify({ v: 1, ticket })}\n`;
const unknown = (): string => ask(randomBytes(32).toString('base64url'));

describe('broker', () => {
  it('trades a ticket for the variables of its launch', async () => {
    const { address } = await start();
    assert.deepEqual(JSON.parse(await talk(address, ask(TOKEN))), {
      ok: true,
      variables: { EXCHANGE_KEYRING_ENV: 'practice', BINANCE_SECRET: VALUE },
    });
  });

  it('takes a request that comes in pieces', async () => {
    const { address } = await start();
    const socket = connect(address);
    const line = ask(TOKEN);
    socket.write(line.slice(0, 5));
    await delay(30);
    socket.write(line.slice(5));
    const [reply] = (await once(socket, 'data')) as [Buffer];
    assert.equal((JSON.parse(reply.toString()) as { ok: unknown }).ok, true);
    socket.destroy();
  });

  it('starts once, in a folder that only this user can enter', async () => {
    const { broker, address } = await start();
    assert.deepEqual(await Promise.all([broker.address(), broker.address()]), [
      ok(address),
      ok(address),
    ]);
    assert.equal((await lstat(dirname(address))).mode & 0o777, 0o700);
    assert.equal((await lstat(address)).mode & 0o777, 0o600);
    assert.ok(Buffer.byteLength(address) <= 103);
  });

  it('refuses a wrong ticket by its code alone', async () => {
    const { address } = await start();
    assert.equal(await talk(address, unknown()), '{"ok":false,"code":"unknown"}\n');
  });

  const garbage: readonly (readonly [string, string])[] = [
    ['no JSON', 'GET / HTTP/1.1\r\n\r\n'],
    ['no object', '[]\n'],
    ['an empty line', '\n'],
    ['another version', `${JSON.stringify({ v: 2, ticket: TOKEN })}\n`],
    ['no text', '{"v":1,"ticket":{}}\n'],
    ['a short ticket', ask('x')],
    ['too long a line', `${'x'.repeat(5000)}\n`],
    ['too long without an end', 'x'.repeat(5000)],
    ['a ticket behind 4 KB', `${' '.repeat(4096)}${ask(TOKEN)}`],
    ['bytes that are no text', '\u0000\u0001\ufffd\n'],
  ];
  it('says nothing to garbage, and goes on serving', async () => {
    const { address } = await start();
    for (const [title, text] of garbage) assert.equal(await talk(address, text), '', title);
    assert.match(await talk(address, ask(TOKEN)), /"ok":true/);
  });

  it('answers one request a connection', async () => {
    const { address } = await start();
    assert.equal((await talk(address, ask(TOKEN), ask(TOKEN))).trim().split('\n').length, 1);
  });

  it('cuts a connection that says nothing for 3 s', async () => {
    const { address } = await start();
    const began = performance.now();
    assert.equal(await talk(address, '{"v":1,'), '');
    const waited = performance.now() - began;
    assert.ok(waited > 2500 && waited < 6000, String(waited));
  });

  it('stays up under a flood of connections, and serves when it is over', async () => {
    const { address } = await start();
    const sockets: Socket[] = [];
    for (let count = 0; count < 600; count += 1) {
      const socket = connect(address);
      socket.on('error', () => undefined);
      // Who does not read does not see that it was cut.
      socket.resume();
      sockets.push(socket);
    }
    const closed = sockets.slice(0, 600 - 256).map((socket) => once(socket, 'close'));
    await Promise.all(closed);
    const open = sockets.filter((socket) => socket.readyState === 'open');
    assert.ok(open.length <= 256, String(open.length));
    assert.match(await talk(address, ask(TOKEN)), /"ok":true/);
    for (const socket of sockets) socket.destroy();
    assert.match(await talk(address, ask(TOKEN)), /"ok":true/);
  });

  it('tells the idle connection that gives its place up that it is busy', async () => {
    const { address } = await start();
    const oldest = talk(address);
    let others = 0;
    for (let count = 0; count < 256; count += 1) void talk(address).then(() => (others += 1));
    assert.equal(await oldest, '{"ok":false,"code":"busy"}\n');
    assert.equal(others, 0);
    await running.pop()?.dispose();
  });

  it('does not let guesses and nonsense hold up a live ticket', async () => {
    const { address } = await start();
    const wrong = Array.from({ length: 100 }, () => talk(address, unknown()));
    const nonsense = Array.from({ length: 100 }, () => talk(address, '{"v":1}\n'));
    await Promise.all([...wrong, ...nonsense]);
    assert.match(await talk(address, unknown()), /"busy"/);
    assert.match(await talk(address, ask(TOKEN)), /"ok":true/);
  });

  it('does not count nonsense as guesses', async () => {
    const { address } = await start();
    for (let count = 0; count < 100; count += 1) await talk(address, '{"v":1}\n');
    assert.match(await talk(address, unknown()), /"unknown"/);
  });

  it('limits the rate at which tickets can be tried', async () => {
    const { address } = await start();
    const replies: string[] = [];
    for (let count = 0; count < 60; count += 1) replies.push(await talk(address, unknown()));
    assert.ok(replies.filter((reply) => reply.includes('"busy"')).length >= 10);
    assert.ok(replies.filter((reply) => reply.includes('"unknown"')).length >= 32);
  });

  it('survives a redemption that throws', async () => {
    const { address } = await start(() => Promise.reject(new Error('broken')));
    assert.equal(await talk(address, ask(TOKEN)), '');
    assert.equal(await talk(address, ask(TOKEN)), '');
  });

  it('leaves nothing behind, cuts who is connected and answers nobody after dispose', async () => {
    const parent = await folder();
    const broker = createBroker({ redeem: redeemOne, directory: parent });
    const address = await broker.address();
    assert.ok(address.ok);
    const idle = connect(address.value);
    await once(idle, 'connect');
    const cut = once(idle, 'close');
    await broker.dispose();
    await cut;
    assert.deepEqual(await readdir(parent), []);
    assert.equal(await talk(address.value, ask(TOKEN)), '');
    assert.equal((await broker.address()).ok, false);
  });
});

describe('createRateLimit', () => {
  it('admits a burst, and then as many as time allows', () => {
    let now = 0;
    const admit = createRateLimit(3, 2, () => now);
    const tries = (count: number): number =>
      Array.from({ length: count }, admit).filter(Boolean).length;
    assert.equal(tries(10), 3);
    now += 1000;
    assert.equal(tries(10), 2);
    now += 60_000;
    assert.equal(tries(10), 3);
  });
});

describe('constantTimeEquals', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['', '', true],
    ['abc', 'abc', true],
    ['abc', 'abd', false],
    ['abc', 'abcd', false],
    ['é', 'e', false],
  ];
  for (const [one, other, same] of cases)
    it(`${one} ${same ? '=' : '≠'} ${other}`, () => {
      assert.equal(constantTimeEquals(one, other), same);
    });
});
