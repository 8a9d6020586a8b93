import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withdrawGrants, listGrants } from '../../../../src/app/injection/manageGrants.ts';
import { prepareLaunch } from '../../../../src/app/injection/prepareLaunch.ts';
import type { LaunchStop } from '../../../../src/app/injection/world.ts';
import { FIRST_USE_MS } from '../../../../src/core/inject/ticket.ts';
import type { UnknownRecord } from '../../../../src/core/kernel/parse.ts';
import { launchOf, leave, testWorld, ticketOf, type TestWorld } from './world.ts';

const LAST_HOP = { keys: ['bot-key'], mode: 'last-hop' };

async function prepared(world: TestWorld, changes: UnknownRecord = {}): Promise<UnknownRecord> {
  const outcome = await prepareLaunch(world, launchOf({ exchangeKeyring: LAST_HOP, ...changes }));
  assert.ok(outcome.kind === 'ready');
  return outcome.configuration;
}

/** Lets the launch message pass; answers why it was stopped, if it was. */
function stopOf(
  world: TestWorld,
  configuration: UnknownRecord,
  changes: UnknownRecord = {},
  session = 'session-1',
): LaunchStop | undefined {
  const stops: LaunchStop[] = [];
  leave(world, configuration, session, stops, changes);
  return stops[0];
}

/** What is written down without being waited for. */
const written = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('launchLeaves', () => {
  it('puts the values in at the last hop, and writes the use down', async () => {
    const world = testWorld();
    await world.add({});
    const configuration = await prepared(world);
    assert.equal(configuration['env'], undefined);
    assert.equal(stopOf(world, configuration), undefined);
    const [placed] = world.placed;
    assert.deepEqual([...(placed?.keys() ?? [])].sort(), [
      'BINANCE_APIKEY',
      'BINANCE_SECRET',
      'EXCHANGE_KEYRING_ENV',
      'EXCHANGE_KEYRING_URL',
    ]);
    await written();
    assert.equal(world.types().at(-1), 'ticket.redeemed');
  });

  it('puts in a token for the broker, and no use is written down yet', async () => {
    const world = testWorld();
    await world.add({});
    assert.equal(stopOf(world, await prepared(world, { exchangeKeyring: 'bot-key' })), undefined);
    assert.deepEqual([...(world.placed[0]?.keys() ?? [])], ['EXCHANGE_KEYRING_TICKET']);
    await written();
    assert.ok(!world.types().includes('ticket.redeemed'));
  });

  it('hands values over again at each restart', async () => {
    const world = testWorld();
    await world.add({});
    const configuration = await prepared(world);
    assert.equal(stopOf(world, configuration), undefined);
    assert.equal(stopOf(world, configuration), undefined);
    assert.equal(world.placed.length, 2);
  });

  const changed: readonly (readonly [string, UnknownRecord, readonly string[]])[] = [
    ['another program', { program: '/elsewhere' }, ['program']],
    ['another variable', { env: { LD_PRELOAD: '/x' } }, ['env']],
    ['a member more', { debugServer: 4711 }, ['debugServer']],
  ];
  for (const exchangeKeyring of [LAST_HOP, 'bot-key'])
    for (const [title, changes, members] of changed)
      it(`puts nothing into a message with ${title}, ${JSON.stringify(exchangeKeyring)}`, async () => {
        const world = testWorld();
        await world.add({});
        const configuration = await prepared(world, { exchangeKeyring });
        const stop = stopOf(world, configuration, changes);
        assert.ok(stop?.code === 'changed');
        for (const member of members) assert.ok(stop.members.includes(member));
        assert.equal(world.placed.length, 0);
        await written();
        const event = world.events.at(-1);
        assert.ok(event?.type === 'launch.stopped' && event.reason === 'changed');
        // What was prepared is lost with it.
        assert.deepEqual(stopOf(world, configuration), { code: 'no-longer', reason: 'withdrawn' });
      });

  it('gives another session nothing, and the one that owns the ticket goes on', async () => {
    const world = testWorld();
    await world.add({});
    const configuration = await prepared(world);
    assert.equal(stopOf(world, configuration), undefined);
    assert.deepEqual(stopOf(world, configuration, {}, 'session-2'), {
      code: 'no-longer',
      reason: 'other-session',
    });
    assert.equal(stopOf(world, configuration), undefined);
    assert.equal(world.placed.length, 2);
  });

  it('gives nothing after a minute', async () => {
    const world = testWorld();
    await world.add({});
    const configuration = await prepared(world);
    world.timers.pass(FIRST_USE_MS);
    assert.deepEqual(stopOf(world, configuration), { code: 'no-longer', reason: 'expired' });
  });

  it('gives nothing when the key is gone from the list', async () => {
    const world = testWorld();
    await world.add({});
    const configuration = await prepared(world);
    await world.index.update((state) => ({ state: { ...state, keys: [] }, result: undefined }));
    assert.deepEqual(stopOf(world, configuration), { code: 'no-longer', reason: 'refused' });
    assert.equal(world.placed.length, 0);
  });

  it('gives nothing when its grant was withdrawn', async () => {
    const world = testWorld();
    await world.add({});
    world.answer = () => 'session';
    const configuration = await prepared(world);
    const listed = await listGrants(world);
    assert.ok(listed.ok);
    await withdrawGrants(world, listed.value);
    assert.deepEqual(stopOf(world, configuration), { code: 'no-longer', reason: 'withdrawn' });
  });

  it('stops the session when the use cannot be written down', async () => {
    const world = testWorld();
    await world.add({});
    const configuration = await prepared(world);
    world.auditFault = (types) =>
      types.includes('ticket.redeemed') ? { code: 'busy' } : undefined;
    const stops: LaunchStop[] = [];
    leave(world, configuration, 'session-1', stops);
    await written();
    assert.deepEqual(stops, [{ code: 'no-longer', reason: 'audit' }]);
    assert.equal(world.held.isHeld(ticketOf(configuration)), false);
  });

  it('leaves a message without a ticket alone', () => {
    const world = testWorld();
    assert.equal(stopOf(world, { program: '/bot' }), undefined);
    assert.equal(world.placed.length, 0);
  });
});
