import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rmdir } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Footprint, Started } from './server.ts';

/** A broker in a process of its own, and what can be seen of it from outside. */
export interface Attacked extends Started {
  footprint(): Promise<Footprint>;
  /** Its footprint as soon as it holds no more than `before`; whatever it is after ten seconds or so. */
  settled(before: Footprint): Promise<Footprint>;
  /** Fails unless it is up, closes in good order and leaves nothing in its folder. */
  end(): Promise<void>;
}

export async function startAttacked(): Promise<Attacked> {
  const folder = await mkdtemp(join(tmpdir(), 'attacked-'));
  const server = fork(fileURLToPath(new URL('server.ts', import.meta.url)), [folder], {
    execArgv: ['--expose-gc'],
  });
  const exited = once(server, 'exit');
  const [started] = (await once(server, 'message')) as [Started];

  async function footprint(): Promise<Footprint> {
    assert.equal(server.exitCode ?? server.signalCode, null, 'the broker is down');
    server.send('footprint');
    const [found] = (await once(server, 'message')) as [Footprint];
    return found;
  }

  return {
    ...started,
    footprint,
    async settled(before) {
      let found = await footprint();
      for (let round = 0; round < 150 && holdsMore(found, before); round += 1) {
        found = await footprint();
      }
      return found;
    },
    async end() {
      assert.equal(server.exitCode ?? server.signalCode, null, 'the broker is down');
      server.send('end');
      assert.deepEqual(await exited, [0, null]);
      assert.deepEqual(await readdir(folder), []);
      await rmdir(folder);
    },
  };
}

function holdsMore(found: Footprint, before: Footprint): boolean {
  return found.descriptors > before.descriptors || found.resources.length > before.resources.length;
}

export const ask = (ticket: string): string => `${JSON.stringify({ v: 1, ticket })}\n`;

/** What is heard until the other side closes, after writing `parts` one by one; `half` closes our side then. */
export async function converse(
  address: string,
  parts: readonly (string | Uint8Array)[],
  { half = false } = {},
): Promise<{ readonly heard: string; readonly fault: string }> {
  const socket = connect(address);
  let heard = '';
  let fault = '';
  socket.on('error', (error: NodeJS.ErrnoException) => (fault = error.code ?? 'unknown'));
  socket.on('data', (chunk: Buffer) => (heard += chunk.toString()));
  const closed = new Promise((resolve) => socket.on('close', resolve));
  for (const part of parts) {
    if (socket.destroyed) break;
    socket.write(part);
    if (parts.length > 1) await new Promise(setImmediate);
  }
  if (half) socket.end();
  await closed;
  return { heard, fault };
}

/** A program of ours: true when it has its key. It comes again while the system turns it away unheard. */
export async function isServed({ address, live, valueDigest }: Attacked): Promise<boolean> {
  for (let turnedAway = 0; turnedAway < 300; turnedAway += 1) {
    const { heard, fault } = await converse(address, [ask(live)]);
    if (fault === 'EAGAIN') {
      await new Promise((later) => setTimeout(later, 10));
      continue;
    }
    if (!heard.startsWith('{"ok":true')) return false;
    const { variables } = JSON.parse(heard) as { variables: { KEY: string } };
    return createHash('sha256').update(variables.KEY).digest('hex') === valueDigest;
  }
  return false;
}

/** A connection that swallows its errors. */
export function open(address: string): Socket {
  return connect(address).on('error', () => undefined);
}

/** A connection that stands; tried again while the system turns it away. */
export async function stand(address: string): Promise<Socket> {
  for (;;) {
    const socket = open(address);
    const connected = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true)).once('close', () => resolve(false));
    });
    if (connected) return socket;
    await new Promise((later) => setTimeout(later, 5));
  }
}
