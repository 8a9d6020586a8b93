import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { endLaunch } from '../../../../src/app/injection/endLaunch.ts';
import {
  expectLaunch,
  readyLaunch,
  watchSession,
  type SessionOfLaunch,
  type SessionTraffic,
} from '../../../../src/app/injection/launchSession.ts';
import { prepareLaunch } from '../../../../src/app/injection/prepareLaunch.ts';
import { createRedeem } from '../../../../src/app/injection/redeemTicket.ts';
import type { LaunchStop } from '../../../../src/app/injection/world.ts';
import { Secret } from '../../../../src/core/keys/secret.ts';
import { withKey } from '../../../../src/core/keys/keyIndex.ts';
import type { UnknownRecord } from '../../../../src/core/kernel/parse.ts';
import { launchOf, testWorld, ticketOf, type TestWorld } from './world.ts';

interface Begun {
  readonly world: TestWorld;
  readonly configuration: UnknownRecord;
  readonly session: SessionOfLaunch;
  readonly traffic: SessionTraffic;
  readonly stops: LaunchStop[];
}

/** By then a launch message has come by, or never will. */
const UNSEEN_MS = 30_000;

const hop = { keys: ['bot-key'], mode: 'last-hop' };

/** A prepared launch and its session, which has seen no message yet. */
async function begin(request: unknown, changes: Partial<SessionOfLaunch> = {}): Promise<Begun> {
  const world = testWorld();
  await world.add({ fingerprints: { secret: 'a'.repeat(32) } });
  const type = changes.type ?? 'node';
  const prepared = await prepareLaunch(world, launchOf({ type, exchangeKeyring: request }));
  assert.ok(prepared.kind === 'ready');
  const { configuration } = prepared;
  const ticketId = ticketOf(configuration);
  const session = {
    id: 'session-1',
    type,
    ticketId,
    configuration: () => configuration,
    isChild: false,
    ...changes,
  };
  const stops: LaunchStop[] = [];
  const traffic = watchSession(world, session, {
    stop: (_configuration, why) => stops.push(why),
    saw: () => undefined,
  });
  return { world, configuration, session, traffic, stops };
}

const copyOf = ({ configuration }: Begun): Record<string, unknown> =>
  structuredClone(configuration);

function launch(begun: Begun): void {
  begun.traffic.toDebugger({ type: 'request', command: 'launch', arguments: copyOf(begun) });
}

function restart(begun: Begun): void {
  const nested = { arguments: copyOf(begun) };
  begun.traffic.toDebugger({ type: 'request', command: 'restart', arguments: nested });
}

/** What is done without being waited for. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function changeKey({ world }: Begun): Promise<void> {
  await world.index.update((state) => {
    const [record] = state.keys;
    assert.ok(record);
    const changed = { ...record, fingerprints: { secret: 'b'.repeat(32) } };
    return { state: withKey(state, changed), result: undefined };
  });
  await settled();
}

describe('watchSession, to the debugger', () => {
  for (const command of ['initialize', 'configurationDone', 'evaluate'])
    it(`puts nothing into ${command}`, async () => {
      const begun = await begin(hop);
      begun.traffic.toDebugger({ type: 'request', command, arguments: copyOf(begun) });
      assert.equal(begun.world.placed.length, 0);
    });

  it('puts nothing into a message of a child session', async () => {
    const begun = await begin(hop, { isChild: true });
    launch(begun);
    assert.equal(begun.world.placed.length, 0);
    assert.deepEqual(begun.stops, []);
  });

  for (const [type, request, denied] of [
    ['lldb-dap', 'bot-key', true],
    ['nobody-knows', 'bot-key', true],
    ['lldb', 'bot-key', false],
    ['node', hop, true],
    ['node', 'bot-key', false],
  ] as const)
    it(`${denied ? 'denies' : 'leaves'} ${type} a terminal, ${JSON.stringify(request)}`, async () => {
      const { traffic } = await begin(request, { type });
      const args = { supportsRunInTerminalRequest: true };
      traffic.toDebugger({ type: 'request', command: 'initialize', arguments: args });
      assert.equal(args.supportsRunInTerminalRequest, !denied);
    });

  it('gives a restart new values where the debugger takes them', async () => {
    const begun = await begin(hop);
    launch(begun);
    await changeKey(begun);
    restart(begun);
    assert.equal(begun.world.placed.length, 2);
    assert.deepEqual(begun.stops, []);
  });

  it('stops a restart with new values where the debugger goes on with the old ones', async () => {
    const begun = await begin('bot-key', { type: 'go' });
    launch(begun);
    restart(begun);
    assert.equal(begun.world.placed.length, 2);
    await changeKey(begun);
    restart(begun);
    assert.equal(begun.world.placed.length, 2);
    assert.deepEqual(begun.stops, [{ code: 'no-longer', reason: 'changed' }]);
  });
});

describe('watchSession, from the debugger', () => {
  const inTerminal = (env: object) => ({
    type: 'request',
    command: 'runInTerminal',
    arguments: { args: ['bot'], env },
  });
  const child = (env: object) => ({
    type: 'request',
    command: 'startDebugging',
    arguments: { configuration: { type: 'node', env } },
  });

  for (const [reason, message] of [
    ['terminal-line', inTerminal],
    ['repeated', child],
  ] as const)
    it(`takes values out and stops the session: ${reason}`, async () => {
      const begun = await begin(hop);
      launch(begun);
      const asked = message({ BINANCE_SECRET: 'words', A: '1' });
      begun.traffic.fromDebugger(asked);
      assert.deepEqual(asked, message({ A: '1' }));
      assert.deepEqual(begun.stops, [{ code: reason }]);
      await settled();
      const event = begun.world.events.findLast(({ type }) => type === 'launch.stopped');
      assert.ok(event?.type === 'launch.stopped' && event.reason === reason);
    });

  it('lets a token through to a terminal, where the program spends it', async () => {
    const begun = await begin('bot-key');
    launch(begun);
    const asked = inTerminal({ EXCHANGE_KEYRING_TICKET: 'words' });
    begun.traffic.fromDebugger(asked);
    assert.deepEqual(asked, inTerminal({ EXCHANGE_KEYRING_TICKET: 'words' }));
    assert.deepEqual(begun.stops, []);
  });

  it('spends a token that is repeated for a child, until the session restarts', async () => {
    const begun = await begin('bot-key');
    const { world } = begun;
    const token = (): string => {
      const placed = world.placed.at(-1)?.get('EXCHANGE_KEYRING_TICKET');
      return placed instanceof Secret ? placed.reveal() : '';
    };
    launch(begun);
    const redeem = createRedeem(world);
    assert.ok((await redeem(token())).ok);
    const asked = child({ EXCHANGE_KEYRING_TICKET: 'words' });
    begun.traffic.fromDebugger(asked);
    assert.deepEqual(asked, child({}));
    assert.deepEqual(await redeem(token()), { ok: false, error: 'used-up' });
    assert.deepEqual(begun.stops, []);
    restart(begun);
    assert.ok((await redeem(token())).ok);
  });
});

describe('readyLaunch', () => {
  it('reads values again for a session that begins anew', async () => {
    const begun = await begin(hop);
    const { world, session } = begun;
    launch(begun);
    await endLaunch(world, session.id);
    assert.equal(world.held.isHeld(session.ticketId), false);
    await readyLaunch(world, session.ticketId);
    launch(begun);
    assert.equal(world.placed.length, 2);
    assert.deepEqual(begun.stops, []);
  });

  it('reads nothing for the broker', async () => {
    const { world, session } = await begin('bot-key');
    await readyLaunch(world, session.ticketId);
    assert.equal(world.held.isHeld(session.ticketId), false);
  });
});

describe('expectLaunch', () => {
  it('stops a session whose launch message nobody saw', async () => {
    const { world, session } = await begin(hop);
    const stops: LaunchStop[] = [];
    expectLaunch(world, world.timers.schedule, session, { stop: (_, why) => stops.push(why) });
    assert.equal(world.held.isHeld(session.ticketId), true);
    world.timers.pass(UNSEEN_MS);
    assert.deepEqual(stops, [{ code: 'not-seen' }]);
    assert.equal(world.held.isHeld(session.ticketId), false, 'its values are kept for nobody');
  });

  it('leaves one alone whose message came by, or that has ended', async () => {
    const begun = await begin(hop);
    const { world, session } = begun;
    const stops: LaunchStop[] = [];
    expectLaunch(world, world.timers.schedule, session, { stop: (_, why) => stops.push(why) });
    launch(begun);
    world.timers.pass(UNSEEN_MS);
    assert.deepEqual(stops, []);
  });
});
