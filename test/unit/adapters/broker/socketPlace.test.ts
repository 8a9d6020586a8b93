import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { lstatSync, renameSync, symlinkSync, watch } from 'node:fs';
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  realpath,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { createBroker, type RunningBroker } from '../../../../src/adapters/broker/broker.ts';
import { findSocketPlace } from '../../../../src/adapters/broker/socketPlace.ts';
import type { Redeem } from '../../../../src/app/injection/ports.ts';
import { err } from '../../../../src/core/kernel/result.ts';

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

const redeemNone: Redeem = () => Promise.resolve(err('unknown'));
const ignore = (): void => undefined;

describe('the place of the socket', () => {
  const unsafe: readonly (readonly [string, (parent: string) => Promise<string>])[] = [
    [
      'a folder that is a link',
      async (parent) => (await symlink(parent, `${parent}/link`), `${parent}/link`),
    ],
    ['a folder that others may write', async (parent) => (await chmod(parent, 0o777), parent)],
    [
      'a path too long for a socket',
      async (parent) => {
        const long = join(parent, 'x'.repeat(100));
        await mkdir(long);
        return long;
      },
    ],
    ['a folder that is not there', (parent) => Promise.resolve(`${parent}/none`)],
    ['a relative path', () => Promise.resolve('.')],
  ];
  for (const [title, make] of unsafe)
    it(`is not ${title}`, async () => {
      const directory = await make(await folder());
      const broker = createBroker({ redeem: redeemNone, directory });
      assert.deepEqual(await broker.address(), err({ code: 'no-directory' }));
    });

  it('falls back to the temporary folder when the runtime folder is not safe', async () => {
    const before = process.env['XDG_RUNTIME_DIR'];
    const open = await folder();
    await chmod(open, 0o777);
    process.env['XDG_RUNTIME_DIR'] = open;
    const broker = createBroker({ redeem: redeemNone });
    try {
      const address = await broker.address();
      assert.ok(address.ok);
      assert.ok(!address.value.startsWith(open));
    } finally {
      await broker.dispose();
      if (before === undefined) delete process.env['XDG_RUNTIME_DIR'];
      else process.env['XDG_RUNTIME_DIR'] = before;
    }
  });
});

describe('the place of the socket under a hostile neighbour', () => {
  async function listening(parent: string): Promise<string> {
    const broker = createBroker({ redeem: redeemNone, directory: parent });
    running.push(broker);
    const address = await broker.address();
    assert.ok(address.ok, JSON.stringify(address));
    return address.value;
  }

  it('is no place that stood there before: folders open to all, links, files', async () => {
    const parent = await folder();
    const trap = await folder();
    const names = Array.from({ length: 600 }, () => `xk-${randomBytes(3).toString('hex')}`);
    for (const [at, name] of names.entries()) {
      const path = join(parent, name);
      if (at % 3 === 0) await mkdir(path).then(() => chmod(path, 0o777), ignore);
      else if (at % 3 === 1) await symlink(trap, path).catch(ignore);
      else await writeFile(path, '').catch(ignore);
    }
    const before = new Set(await readdir(parent));
    const address = await listening(parent);
    assert.ok(!before.has(basename(dirname(address))));
    assert.equal((await lstat(dirname(address))).mode & 0o777, 0o700);
    assert.deepEqual(await readdir(trap), []);
  });

  it('is none below a folder in which others may rename the way to it', async () => {
    const shared = await folder();
    await mkdir(join(shared, 'mine'), { mode: 0o700 });
    await chmod(shared, 0o777);
    const broker = createBroker({ redeem: redeemNone, directory: join(shared, 'mine') });
    assert.deepEqual(await broker.address(), err({ code: 'no-directory' }));
    // As /tmp is: others may add to it, but not rename what is ours.
    await chmod(shared, 0o1777);
    assert.match(await listening(join(shared, 'mine')), /\/mine\/xk-/);
  });

  it('is on the real path, so that a link on the way cannot be turned elsewhere later', async () => {
    const real = await folder();
    await mkdir(join(real, 'inner'));
    const way = await folder();
    await symlink(real, join(way, 'link'));
    const address = await listening(join(way, 'link', 'inner'));
    assert.ok(address.startsWith(join(await realpath(real), 'inner', 'xk-')));
  });

  it('no longer holds when its folder is swapped for another, a link or one open to all', async () => {
    const swaps: readonly ((path: string) => Promise<unknown>)[] = [
      (path) => mkdir(path, { mode: 0o700 }),
      async (path) => symlink(await folder(), path),
      async (path) => rename(`${path}-old`, path).then(() => chmod(path, 0o777)),
      () => Promise.resolve(),
    ];
    for (const swap of swaps) {
      const place = await findSocketPlace(await folder());
      assert.ok(place);
      assert.equal(await place.holds(), true);
      const made = dirname(place.address);
      await rename(made, `${made}-old`);
      await swap(made);
      assert.equal(await place.holds(), false);
    }
  });

  it('follows no link that takes its place while it is made', async () => {
    const parent = await folder();
    const trap = await folder();
    let swaps = 0;
    const watcher = watch(parent, (_event, name) => {
      if (name === null || !/^xk-.{6}$/.test(name)) return;
      try {
        if (!lstatSync(join(parent, name)).isDirectory()) return;
        renameSync(join(parent, name), join(parent, `aside-${String(swaps)}`));
        symlinkSync(trap, join(parent, name));
        swaps += 1;
      } catch {
        // It was faster.
      }
    });
    try {
      for (let round = 0; round < 20; round += 1) {
        const broker = createBroker({ redeem: redeemNone, directory: parent });
        const address = await broker.address();
        if (!address.ok) assert.equal(address.error.code, 'no-directory');
        await broker.dispose();
        assert.deepEqual(await readdir(trap), []);
      }
      assert.ok(swaps > 0);
    } finally {
      watcher.close();
    }
  });

  it('takes nothing away that was put in its place', async () => {
    const parent = await folder();
    const place = await findSocketPlace(parent);
    assert.ok(place);
    const made = dirname(place.address);
    await rename(made, `${made}-old`);
    await mkdir(made);
    await writeFile(place.address, 'of another');
    await place.remove();
    assert.deepEqual(await readdir(made), ['s']);
  });
});
