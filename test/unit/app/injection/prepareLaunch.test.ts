import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { attachKeys } from '../../../../src/app/injection/attachKeys.ts';
import {
  checkLaunch,
  deskName,
  prepareLaunch,
} from '../../../../src/app/injection/prepareLaunch.ts';
import type { UnknownRecord } from '../../../../src/core/kernel/parse.ts';
import { FOLDER, launchOf, letLeave, testWorld, type TestWorld } from './world.ts';

async function ready(world: TestWorld, changes: UnknownRecord = {}): Promise<UnknownRecord> {
  const prepared = await prepareLaunch(world, launchOf(changes));
  assert.ok(prepared.kind === 'ready', JSON.stringify(prepared));
  return prepared.configuration;
}

async function stopCode(world: TestWorld, changes: UnknownRecord = {}): Promise<string> {
  const prepared = await prepareLaunch(world, launchOf(changes));
  return prepared.kind === 'stopped' ? prepared.why.code : prepared.kind;
}

describe('prepareLaunch', () => {
  it('leaves alone what asks for nothing', async () => {
    const world = testWorld();
    assert.equal(await stopCode(world, { exchangeKeyring: undefined }), 'not-asked');
    assert.deepEqual(world.types(), []);
  });

  it('asks, writes down, mints and patches', async () => {
    const world = testWorld();
    await world.add({});
    const configuration = await ready(world);
    assert.deepEqual(world.types(), ['grant.asked', 'grant.given', 'ticket.minted']);
    const env = configuration['env'] as UnknownRecord;
    assert.equal(env['NODE_OPTIONS'], '--import=file:///preload.mjs');
    assert.equal(env['EXCHANGE_KEYRING_SOCKET'], '/run/fake/s');
    assert.ok(!('exchangeKeyring' in configuration));
    assert.ok(!('EXCHANGE_KEYRING_TICKET' in env), 'every extension can read this');
    const token = letLeave(world, configuration);
    assert.equal(token.length, 43);
    assert.ok(!JSON.stringify(world.events).includes(token), 'the log holds no token');
    const [question] = world.questions[0] ?? [];
    assert.equal(question?.launch.program, '/home/u/bot/bot.js');
    assert.deepEqual(question.variables, ['BINANCE_APIKEY', 'BINANCE_SECRET']);
    assert.equal(question.changed, undefined);
  });

  it('asks again for each launch when the grant was for one', async () => {
    const world = testWorld();
    await world.add({});
    await ready(world);
    await ready(world);
    assert.equal(world.questions.length, 2);
  });

  for (const duration of ['session', '30-days'] as const)
    it(`does not ask again for the same launch under a grant for ${duration}`, async () => {
      const world = testWorld();
      await world.add({});
      world.answer = () => duration;
      await ready(world);
      await ready(world, { name: 'Bot' });
      assert.equal(world.questions.length, 1);
      await ready(world, { program: '/home/u/bot/other.js' });
      assert.equal(world.questions.length, 2);
      assert.deepEqual(world.questions[1]?.[0]?.changed, ['program']);
    });

  it('asks once for all keys of a launch', async () => {
    const world = testWorld();
    await world.add({});
    await world.add({ alias: 'okx-key', exchange: 'okx' });
    await ready(world, { exchangeKeyring: ['bot-key', 'okx-key'] });
    assert.deepEqual(
      world.questions.map((asked) => asked.length),
      [2],
    );
  });

  it('asks once for a compound', async () => {
    const world = testWorld();
    await world.add({});
    const [one, other] = [launchOf(), launchOf({ name: 'Other', program: '/o.js' })];
    await checkLaunch(world, one);
    await checkLaunch(world, other);
    const outcomes = await Promise.all([prepareLaunch(world, one), prepareLaunch(world, other)]);
    assert.deepEqual(
      outcomes.map(({ kind }) => kind),
      ['ready', 'ready'],
    );
    assert.deepEqual(
      world.questions.map((asked) => asked.length),
      [2],
    );
  });

  it('waits for a slower member of a compound, and not for one that does not come', async () => {
    const world = testWorld();
    await world.add({});
    const other = launchOf({ name: 'Other', program: '/o.js' });
    const one = { ...launchOf(), alongside: [{ folder: FOLDER, name: 'Other' }] };
    await checkLaunch(world, one);
    const first = prepareLaunch(world, one);
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(world.questions.length, 0);
    await checkLaunch(world, other);
    await Promise.all([first, prepareLaunch(world, other)]);
    assert.deepEqual(
      world.questions.map((asked) => asked.length),
      [2],
    );

    await checkLaunch(world, one);
    const alone = prepareLaunch(world, one);
    await new Promise((resolve) => setImmediate(resolve));
    world.timers.pass(1500);
    assert.equal((await alone).kind, 'ready');
    assert.deepEqual(
      world.questions.map((asked) => asked.length),
      [2, 1],
    );
  });

  const stops: readonly (readonly [
    string,
    string,
    (world: TestWorld) => unknown,
    UnknownRecord,
  ])[] = [
    ['an untrusted workspace', 'untrusted', (world) => void (world.trusted = false), {}],
    ['a request that is none', 'request', () => undefined, { exchangeKeyring: 7 }],
    ['attach', 'debuggee', () => undefined, { request: 'attach' }],
    ['a debugger without a way', 'debuggee', () => undefined, { type: 'chrome' }],
    ['an unknown alias', 'unknown-alias', () => undefined, { exchangeKeyring: 'no-such-key' }],
    [
      'a removed key',
      'removed-key',
      (world) =>
        world.index.update((state) => ({
          state: {
            ...state,
            keys: [],
            removed: state.keys.map((record) => ({ record, eraseAfter: record.createdAt })),
          },
          result: undefined,
        })),
      {},
    ],
    [
      'a dangerous variable',
      'variables',
      () => undefined,
      { exchangeKeyring: { keys: { 'bot-key': { apiKey: 'LD_PRELOAD' } } } },
    ],
    [
      'a revoked key',
      'interlock',
      (world) => world.add({ alias: 'dead', status: 'revoked' }),
      { exchangeKeyring: 'dead' },
    ],
    [
      'a live key',
      'interlock',
      (world) => world.add({ alias: 'live', environment: 'live' }),
      { exchangeKeyring: 'live' },
    ],
    [
      'a locked keychain',
      'store',
      (world) => {
        world.store.become({ state: 'locked' });
      },
      {},
    ],
    [
      'a damaged index',
      'index',
      (world) => {
        world.index.become('damaged');
      },
      {},
    ],
    [
      'no place for a socket',
      'broker',
      (world) => void (world.brokerFault = { code: 'no-directory' }),
      {},
    ],
    ['grants that cannot be read', 'store', (world) => world.grantStore.failNext('locked'), {}],
    ['a user who says no', 'denied', (world) => void (world.answer = () => 'denied'), {}],
  ];
  for (const [title, code, arrange, changes] of stops)
    it(`stops at ${title}, and writes it down`, async () => {
      const world = testWorld();
      await world.add({});
      await arrange(world);
      assert.equal(await stopCode(world, changes), code);
      assert.equal(world.events.at(-1)?.type, 'launch.refused');
      assert.deepEqual(world.tickets.alive(), []);
    });

  for (const type of ['grant.asked', 'grant.given', 'grant.denied', 'ticket.minted'] as const)
    it(`stops when ${type} cannot be written down`, async () => {
      const world = testWorld();
      await world.add({});
      if (type === 'grant.denied') world.answer = () => 'denied';
      world.auditFault = (types) => (types.includes(type) ? { code: 'busy' } : undefined);
      assert.equal(await stopCode(world), 'audit');
      assert.deepEqual(world.tickets.alive(), []);
    });

  const forgiven: readonly (readonly [
    string,
    (world: TestWorld) => void,
    UnknownRecord,
    string,
  ])[] = [
    [
      'a locked keychain',
      (world) => {
        world.store.become({ state: 'locked' });
      },
      {},
      'without-keys',
    ],
    ['another debugger', () => undefined, { type: 'chrome' }, 'without-keys'],
    ['a denial', (world) => void (world.answer = () => 'denied'), {}, 'denied'],
    ['no trust', (world) => void (world.trusted = false), {}, 'untrusted'],
    [
      'a locked keychain, which locks the audit log too',
      (world) => {
        world.store.become({ state: 'locked' });
        world.auditFault = () => ({ code: 'busy' });
      },
      {},
      'without-keys',
    ],
  ];
  for (const [title, arrange, changes, outcome] of forgiven)
    it(`with "required": false and ${title}: ${outcome}`, async () => {
      const world = testWorld();
      await world.add({});
      arrange(world);
      const exchangeKeyring = { keys: 'bot-key', required: false };
      assert.equal(await stopCode(world, { exchangeKeyring, ...changes }), outcome);
    });

  it('finds what was attached by name', async () => {
    const world = testWorld();
    await world.add({});
    assert.ok((await attachKeys(world, { folder: FOLDER, configuration: 'Bot' }, ['bot-key'])).ok);
    await ready(world, { exchangeKeyring: undefined });
    assert.equal(
      await stopCode(world, { exchangeKeyring: undefined, name: 'Another' }),
      'not-asked',
    );
    assert.equal(await stopCode(world, { exchangeKeyring: 'no-such' }), 'unknown-alias');
  });
});

describe('checkLaunch', () => {
  it('neither asks, mints nor writes, however often it is called', async () => {
    const world = testWorld();
    for (let time = 0; time < 3; time += 1)
      assert.equal(await checkLaunch(world, launchOf()), undefined);
    assert.deepEqual([world.types(), world.questions], [[], []]);
  });
  it('stops what could never work', async () => {
    const world = testWorld();
    assert.equal((await checkLaunch(world, launchOf({ request: 'attach' })))?.code, 'debuggee');
    assert.equal((await checkLaunch(world, launchOf({ exchangeKeyring: [] })))?.code, 'request');
    assert.equal(await checkLaunch(world, launchOf({ exchangeKeyring: undefined })), undefined);
    world.trusted = false;
    assert.equal((await checkLaunch(world, launchOf()))?.code, 'untrusted');
  });
  it('names folders and configurations apart', () => {
    assert.notEqual(deskName({ folder: 'a', name: 'b' }), deskName({ folder: 'a"', name: '"b' }));
  });
});
