import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, isServed, open, startAttacked, type Attacked } from './attacked.ts';

const guess = (): string => ask(randomBytes(32).toString('base64url'));

describe('a broker whose visitors take their time', () => {
  let broker: Attacked;
  before(async () => {
    broker = await startAttacked();
    assert.ok(await isServed(broker));
  });
  after(() => broker.end());

  /** Opens forty connections that do `act`, and serves a program while they stand. */
  async function besiege(act: (socket: Socket) => void): Promise<readonly Socket[]> {
    const sockets = Array.from({ length: 40 }, () => open(broker.address));
    for (const socket of sockets) socket.on('connect', () => act(socket));
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    assert.ok(await isServed(broker), 'not served meanwhile');
    return sockets;
  }

  /** Holds when the broker has let go of every one of them, whatever they think themselves. */
  async function areCut(act: (socket: Socket) => void): Promise<void> {
    const before = await broker.settled(await broker.footprint());
    const sockets = await besiege(act);
    const found = await broker.settled(before);
    assert.equal(found.descriptors, before.descriptors);
    assert.deepEqual(found.resources, before.resources);
    assert.ok(await isServed(broker), 'not served afterwards');
    for (const socket of sockets) socket.destroy();
  }

  const attacks: readonly (readonly [string, (socket: Socket) => void])[] = [
    ['send nothing', (socket) => socket.resume()],
    ['send one byte every while and never a whole line', (socket) => void trickle(socket)],
    ['send half a line and wait', (socket) => socket.resume().write('{"v":1,"tick')],
    ['never read a refusal', (socket) => socket.write(guess())],
    ['never read their keys', (socket) => socket.write(ask(broker.live))],
    ['close their half before a line', (socket) => socket.end()],
    ['close their half in mid-line', (socket) => socket.end('{"v":1,')],
    ['close their half after the line', (socket) => socket.end(ask(broker.live))],
    ['are gone before the answer', (socket) => socket.write(guess(), () => socket.destroy())],
    // On a local socket, to close with something unread is what resets the other side.
    ['reset when the answer has come', (socket) => void resetOnAnswer(socket)],
    ['send without end and never a whole line', (socket) => pour(socket, 'x'.repeat(1000))],
    [
      'send without end after a whole line',
      (socket) => {
        pour(socket, guess().padEnd(3000, '\n'));
      },
    ],
  ];
  for (const [title, act] of attacks)
    it(`cuts those that ${title}, and serves meanwhile and afterwards`, () => areCut(act));

  it('holds no more for a thousand that send byte by byte than for one', async () => {
    const before = await broker.footprint();
    const sockets = Array.from({ length: 1000 }, () => open(broker.address));
    for (const socket of sockets) void trickle(socket);
    assert.ok(await isServed(broker));
    const during = await broker.footprint();
    assert.ok(during.descriptors - before.descriptors <= 256);
    assert.ok(during.memory - before.memory < 8_000_000, String(during.memory - before.memory));
    for (const socket of sockets) socket.destroy();
    assert.equal((await broker.settled(before)).descriptors, before.descriptors);
  });
});

async function trickle(socket: Socket): Promise<void> {
  socket.resume();
  while (!socket.destroyed) {
    socket.write(' ');
    await sleep(50);
  }
}

async function resetOnAnswer(socket: Socket): Promise<void> {
  socket.write(guess());
  await sleep(100);
  socket.destroy();
}

function pour(socket: Socket, text: string): void {
  socket.resume();
  while (!socket.destroyed && socket.write(text));
  socket.once('drain', () => pour(socket, text));
}
