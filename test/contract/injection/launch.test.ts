import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { createBroker, type RunningBroker } from '../../../src/adapters/broker/broker.ts';
import { endLaunch } from '../../../src/app/injection/endLaunch.ts';
import { listGrants, withdrawGrants } from '../../../src/app/injection/manageGrants.ts';
import { prepareLaunch } from '../../../src/app/injection/prepareLaunch.ts';
import { createRedeem } from '../../../src/app/injection/redeemTicket.ts';
import type { LaunchWorld } from '../../../src/app/injection/world.ts';
import { launchOf, letLeave, testWorld, type TestWorld } from '../../unit/app/injection/world.ts';
import { buildPreload, run, type Ended } from '../../unit/preload/program.ts';

let folder: string;
let broker: RunningBroker;
let world: TestWorld;
let real: LaunchWorld;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'launch-'));
  await buildPreload(folder);
  world = testWorld();
  broker = createBroker({ redeem: (token) => createRedeem(world)(token) });
  const preloads = {
    node: pathToFileURL(join(folder, 'preload.mjs')).href,
    python: resolve('src/preload/python'),
  };
  real = { ...world, broker, host: { ...world.host, preloads } };
  await world.add({});
});
after(async () => {
  await broker.dispose();
  await rm(folder, { recursive: true });
});

const PROGRAMS = {
  node: ['-p', 'process.env.BINANCE_APIKEY.length + " " + process.env.EXCHANGE_KEYRING_ENV'],
  debugpy: [
    '-c',
    'import os; print(len(os.environ["BINANCE_APIKEY"]), os.environ["EXCHANGE_KEYRING_ENV"])',
  ],
} as const;

async function launched(type: keyof typeof PROGRAMS): Promise<{
  /** Lets its launch message leave, and runs it with what that carries. */
  readonly start: (session: string) => Promise<Ended>;
  /** Runs it again as it was started last. */
  readonly again: () => Promise<Ended>;
}> {
  const prepared = await prepareLaunch(real, launchOf({ type }));
  assert.ok(prepared.kind === 'ready', JSON.stringify(prepared));
  const { configuration } = prepared;
  const env = configuration['env'] as Readonly<Record<string, string>>;
  const command = type === 'node' ? process.execPath : 'python3';
  let token = '';
  const again = (): Promise<Ended> => {
    const ticket = token === '' ? {} : { EXCHANGE_KEYRING_TICKET: token };
    return run(command, PROGRAMS[type], { ...env, ...ticket, PYTHONDONTWRITEBYTECODE: '1' });
  };
  return {
    again,
    start(session) {
      token = letLeave(world, configuration, session);
      return again();
    },
  };
}

/** Every part between a launch configuration and its program, but VS Code and the keychain, for real. */
for (const type of ['node', 'debugpy'] as const)
  describe(`a launch of ${type}`, () => {
    it('has its key, also when it restarts', async () => {
      const session = `session of ${type}`;
      const program = await launched(type);
      const withKey = { code: 0, out: '58 practice\n', err: '' };
      assert.deepEqual(await program.start(session), withKey);
      assert.deepEqual(await program.again(), withKey);
      await endLaunch(world, session);
      assert.equal((await program.again()).code, 78);
      assert.deepEqual(await program.start(session), withKey);
    });

    it('that did not leave as it was prepared starts no program', async () => {
      const program = await launched(type);
      const { code, err, out } = await program.again();
      assert.deepEqual([code, out], [78, '']);
      assert.match(err, /its debugger handed over no ticket/);
    });

    it('has none once its grant was withdrawn', async () => {
      const program = await launched(type);
      assert.equal((await program.start(`withdrawn ${type}`)).code, 0);
      const listed = await listGrants(world);
      assert.ok(listed.ok);
      await withdrawGrants(world, listed.value);
      const { code, err, out } = await program.again();
      assert.deepEqual([code, out], [78, '']);
      assert.match(err, /its permission to use them was withdrawn/);
    });
  });
