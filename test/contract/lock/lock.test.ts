import assert from 'node:assert/strict';
import {
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createLock } from '../../../src/adapters/node/lock.ts';
import { createNursery, startChild, type Child } from '../children.ts';
import { temporaryFolder } from '../folder.ts';

const incrementer = fileURLToPath(new URL('incrementer.ts', import.meta.url));
const holder = fileURLToPath(new URL('holder.ts', import.meta.url));

describe('lock between processes', () => {
  it('lets one section run at a time and in turn, within one process', async (context) => {
    const exclusive = createLock({ path: join(temporaryFolder(context), 'lock') });
    const log: string[] = [];
    const section = (name: string) => async () => {
      log.push(`${name} in`);
      await sleep(5);
      log.push(`${name} out`);
    };
    await Promise.all(['a', 'b', 'c'].map((name) => exclusive(section(name))));
    assert.deepEqual(log, ['a in', 'a out', 'b in', 'b out', 'c in', 'c out']);
  });

  it('is free again when the section throws', async (context) => {
    const path = join(temporaryFolder(context), 'lock');
    const exclusive = createLock({ path });
    await assert.rejects(
      exclusive(() => Promise.reject(new Error('a bug'))),
      /a bug/,
    );
    assert.equal(existsSync(path), false);
    assert.deepEqual(await exclusive(() => Promise.resolve(7)), { ok: true, value: 7 });
  });

  it('makes its folder 0700 and its file 0600', async (context) => {
    const folder = join(temporaryFolder(context), 'deep');
    const path = join(folder, 'lock');
    const modes = await createLock({ path })(() =>
      Promise.resolve([statSync(folder).mode & 0o777, statSync(path).mode & 0o777]),
    );
    assert.deepEqual(modes, { ok: true, value: [0o700, 0o600] });
  });

  it('answers busy after the bounded wait, to another process and to its own', async (context) => {
    const path = join(temporaryFolder(context), 'lock');
    const child = await holding(path);
    const exclusive = createLock({ path, waitMs: 200 });
    const began = performance.now();
    const answers = await Promise.all([1, 2].map(() => exclusive(() => Promise.resolve())));
    const took = performance.now() - began;
    await child.kill();
    assert.deepEqual(answers, [
      { ok: false, error: { code: 'busy' } },
      { ok: false, error: { code: 'busy' } },
    ]);
    assert.ok(took >= 150 && took < 2_000, `took ${took.toFixed(0)} ms`);
  });

  it('takes over at once from a holder that was killed', async (context) => {
    const path = join(temporaryFolder(context), 'lock');
    const child = await holding(path);
    await child.kill();
    assert.equal(existsSync(path), true);
    const began = performance.now();
    assert.deepEqual(await createLock({ path })(() => Promise.resolve(1)), { ok: true, value: 1 });
    assert.ok(performance.now() - began < 500);
  });

  it('takes over when the pid of a dead holder now belongs to another process', async (context) => {
    const path = join(temporaryFolder(context), 'lock');
    const child = await holding(path);
    await child.kill();
    const left = readFileSync(path, 'utf8');
    writeFileSync(path, left.replace(/"pid":\d+/, `"pid":${process.pid}`));
    assert.equal((await createLock({ path })(() => Promise.resolve())).ok, true);
  });

  it('takes over when those who were breaking the lock died as well', async (context) => {
    const path = join(temporaryFolder(context), 'lock');
    const child = await holding(path);
    await child.kill();
    const left = readFileSync(path, 'utf8');
    const token = /"token":"(\w+)"/.exec(left)?.[1] ?? '';
    writeFileSync(`${path}.break-${token}`, left.replace(token, 'breaker1'));
    writeFileSync(`${path}.break-breaker1`, left.replace(token, 'breaker2'));
    assert.equal((await createLock({ path })(() => Promise.resolve())).ok, true);
    assert.deepEqual(readdirSync(dirname(path)), []);
  });

  it('leaves the breaking to a breaker that lives', async (context) => {
    const path = join(temporaryFolder(context), 'lock');
    const child = await holding(path);
    const alive = readFileSync(path, 'utf8');
    await child.kill();
    const breaker = await holding(`${path}.other`);
    const token = /"token":"(\w+)"/.exec(alive)?.[1] ?? '';
    writeFileSync(`${path}.break-${token}`, readFileSync(`${path}.other`));
    const exclusive = createLock({ path, waitMs: 200 });
    assert.equal((await exclusive(() => Promise.resolve())).ok, false);
    await breaker.kill();
    assert.equal((await exclusive(() => Promise.resolve())).ok, true);
  });

  it('waits for an unreadable lock that is young, and breaks one that was silent for long', async (context) => {
    const path = join(temporaryFolder(context), 'lock');
    writeFileSync(path, '');
    assert.equal((await createLock({ path, waitMs: 200 })(() => Promise.resolve())).ok, false);
    const longAgo = new Date(Date.now() - 120_000);
    utimesSync(path, longAgo, longAgo);
    assert.equal((await createLock({ path })(() => Promise.resolve())).ok, true);
  });

  it('loses no increment among four processes', async (context) => {
    const folder = temporaryFolder(context);
    const [lock, counter] = [join(folder, 'lock'), join(folder, 'counter')];
    writeFileSync(counter, '0');
    const children = [1, 2, 3, 4].map(() => startChild(incrementer, lock, counter, '50'));
    await Promise.all(children.map((child) => child.waitFor('ready')));
    children.forEach((child) => child.go());
    const codes = await Promise.all(children.map((child) => child.ended()));
    assert.deepEqual(codes, [0, 0, 0, 0]);
    assert.equal(readFileSync(counter, 'utf8'), '200');
  });

  it('never has two holders while holders and breakers are killed at random moments', async (context) => {
    const folder = temporaryFolder(context);
    const [lock, counter] = [join(folder, 'lock'), join(folder, 'counter')];
    writeFileSync(counter, '0');
    const nursery = createNursery(() => startChild(incrementer, lock, counter, '1000000'), 3);
    context.after(() => nursery.close());
    const steady = [await nursery.next(), await nursery.next()];
    steady.forEach((child) => child.go());
    const killed = [];
    for (let kills = 0; kills < 25; kills += 1) {
      const child = await nursery.next();
      child.go();
      await sleep(Math.random() * 30);
      await child.kill();
      killed.push(child);
    }
    await Promise.all(steady.map((child) => child.kill()));
    const confirmed = [...steady, ...killed].flatMap((child) =>
      child.lines.filter((line) => /^\d+$/.test(line)).map(Number),
    );
    assert.ok(confirmed.length > 50, `${String(confirmed.length)} increments`);
    assert.equal(new Set(confirmed).size, confirmed.length, 'two holders made the same number');
    assert.equal((await createLock({ path: lock })(() => Promise.resolve())).ok, true);
    assert.deepEqual(
      readdirSync(folder).filter((name) => name === 'lock'),
      [],
    );
  });
});

/** A process that holds the lock until it is killed. */
async function holding(path: string): Promise<Child> {
  const child = startChild(holder, path);
  await child.waitFor('ready');
  child.go();
  await child.waitFor('held');
  return child;
}
