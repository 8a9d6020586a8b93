import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { createBroker, type RunningBroker } from '../../../src/adapters/broker/broker.ts';
import { endLaunch, startLaunch } from '../../../src/app/injection/endLaunch.ts';
import { listGrants, withdrawGrants } from '../../../src/app/injection/manageGrants.ts';
import { prepareLaunch } from '../../../src/app/injection/prepareLaunch.ts';
import { createRedeem } from '../../../src/app/injection/redeemTicket.ts';
import type { LaunchWorld } from '../../../src/app/injection/world.ts';
import { launchOf, testWorld, type TestWorld } from '../../unit/app/injection/world.ts';
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
  readonly run: () => Promise<Ended>;
  readonly id: string;
}> {
  const prepared = await prepareLaunch(real, launchOf({ type }));
  assert.ok(prepared.kind === 'ready', JSON.stringify(prepared));
  const env = prepared.configuration['env'] as Readonly<Record<string, string>>;
  const id = prepared.configuration['__exchangeKeyringLaunch'] as string;
  const command = type === 'node' ? process.execPath : 'python3';
  return { id, run: () => run(command, PROGRAMS[type], { ...env, PYTHONDONTWRITEBYTECODE: '1' }) };
}

/** Every part between a launch configuration and its program, but VS Code and the keychain, for real. */
for (const type of ['node', 'debugpy'] as const)
  describe(`a launch of ${type}`, () => {
    it('has its key, also when it restarts', async () => {
      const program = await launched(type);
      startLaunch(world, program.id, `session of ${type}`);
      assert.deepEqual(await program.run(), { code: 0, out: '58 practice\n', err: '' });
      await endLaunch(world, `session of ${type}`);
      assert.equal((await program.run()).code, 78);
      startLaunch(world, program.id, `session of ${type}`);
      assert.equal((await program.run()).code, 0);
    });

    it('has none once its grant was withdrawn', async () => {
      const program = await launched(type);
      assert.equal((await program.run()).code, 0);
      const listed = await listGrants(world);
      assert.ok(listed.ok);
      await withdrawGrants(world, listed.value);
      const { code, err, out } = await program.run();
      assert.deepEqual([code, out], [78, '']);
      assert.match(err, /its permission to use them was withdrawn/);
    });
  });
