import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startChild } from '../children.ts';
import { ask, converse, isServed, stand, startAttacked, type Attacked } from './attacked.ts';
import type { Flood } from './flooder.ts';

const FLOODER = fileURLToPath(new URL('flooder.ts', import.meta.url));
const CONNECTIONS = 10_000;
const guess = (): string => ask(randomBytes(32).toString('base64url'));

/** As many descriptors as this process may open beside its own. */
function descriptorsLeft(): number {
  const [, soft] = /^Max open files +(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8')) ?? [];
  return Number(soft) - 500;
}

/** Does `act` so often, no more than so many at once. */
async function repeat(times: number, atOnce: number, act: () => Promise<unknown>): Promise<void> {
  let left = times;
  const lane = async (): Promise<void> => {
    for (; left > 0;) {
      left -= 1;
      await act();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

describe('a broker under a flood', () => {
  let broker: Attacked;
  before(async () => {
    broker = await startAttacked();
    // What the first connections leave for good is no leak.
    await repeat(2000, 100, () => converse(broker.address, [guess()]));
    assert.ok(await isServed(broker));
  });
  after(() => broker.end());

  async function leavesNothing(flood: () => Promise<unknown>): Promise<void> {
    const before = await broker.settled(await broker.footprint());
    await flood();
    const found = await broker.settled(before);
    assert.equal(found.descriptors, before.descriptors);
    assert.deepEqual(found.resources, before.resources);
    assert.ok(found.memory - before.memory < 4_000_000, String(found.memory - before.memory));
    assert.ok(await isServed(broker), 'not served afterwards');
  }

  it('tells thousands of wrong tickets nothing, at a rate, and writes no line for each', async () => {
    const before = await broker.footprint();
    const heard = new Map<string, number>();
    await leavesNothing(() =>
      repeat(8000, 200, async () => {
        const answer = await converse(broker.address, [guess()]);
        const text = answer.fault === '' ? answer.heard : answer.fault;
        heard.set(text, (heard.get(text) ?? 0) + 1);
      }),
    );
    const told = (code: string): number => heard.get(`{"ok":false,"code":"${code}"}\n`) ?? 0;
    assert.equal(told('unknown') + told('busy'), 8000, JSON.stringify([...heard]));
    assert.ok(told('busy') > told('unknown'));
    // One a minute; a slow machine may see two go by.
    assert.ok((await broker.footprint()).auditLines - before.auditLines <= 2);
  });

  it('tells a refused ticket why, thousands of times, and looks it up a few', async () => {
    const before = await broker.footprint();
    await repeat(5000, 20, async () => {
      const { heard } = await converse(broker.address, [ask(broker.dead)]);
      assert.equal(heard, '{"ok":false,"code":"used-up"}\n');
    });
    const found = await broker.footprint();
    assert.ok(found.lookedUp - before.lookedUp <= 50, String(found.lookedUp - before.lookedUp));
    assert.ok(found.auditLines - before.auditLines <= 50);
  });

  it('survives ten thousand connections as fast as they go, and is as it was before', async () => {
    let opened = 0;
    await leavesNothing(() =>
      repeat(CONNECTIONS, 250, async () => {
        const socket = await stand(broker.address);
        opened += 1;
        if (opened % 3 === 1) socket.write(guess());
        if (opened % 3 === 2) socket.write(randomBytes(500));
        if (opened % 2 === 0) socket.destroy();
        else socket.resume();
      }),
    );
    assert.equal(opened, CONNECTIONS);
  });

  it('serves programs while ten thousand connections stand open at once', async () => {
    const held = Math.min(CONNECTIONS, descriptorsLeft());
    await leavesNothing(async () => {
      const before = await broker.footprint();
      const sockets: Socket[] = [];
      await repeat(held, 250, async () => {
        // A connection that nobody reads stays open on its side, whatever the broker does.
        sockets.push(await stand(broker.address));
      });
      assert.equal(sockets.length, held);
      assert.ok(await isServed(broker), 'not served meanwhile');
      const during = await broker.footprint();
      assert.ok(during.descriptors - before.descriptors <= 256);
      assert.ok(during.memory - before.memory < 8_000_000, String(during.memory - before.memory));
      for (const socket of sockets) socket.destroy();
    });
  });

  const floods: readonly (readonly Flood[])[] = [
    ['silence'],
    ['guesses'],
    ['garbage', 'halves'],
    ['silence', 'guesses'],
  ];
  for (const kinds of floods)
    it(`starves no program while others flood it with ${kinds.join(' and ')} without end`, async () => {
      await leavesNothing(async () => {
        const flooders = kinds.map((kind) => startChild(FLOODER, broker.address, kind));
        await Promise.all(flooders.map((flooder) => flooder.waitFor('flooding')));
        for (let program = 0; program < 50; program += 1) {
          assert.ok(await isServed(broker), `program ${String(program)} got no key`);
        }
        await Promise.all(flooders.map((flooder) => flooder.kill()));
      });
    });
});
