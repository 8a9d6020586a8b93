import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { endLaunch } from '../../../../src/app/injection/endLaunch.ts';
import { watchSession } from '../../../../src/app/injection/launchSession.ts';
import { prepareLaunch } from '../../../../src/app/injection/prepareLaunch.ts';
import { createRedeem } from '../../../../src/app/injection/redeemTicket.ts';
import type { UnknownRecord } from '../../../../src/core/kernel/parse.ts';
import { launchOf, letLeave, testWorld, ticketOf, type TestWorld } from './world.ts';

interface Start {
  readonly token: string;
  readonly configuration: UnknownRecord;
}

/** A session that starts, and restarts after its launch.json changed. */
async function changedRestart(
  world: TestWorld,
): Promise<{ readonly first: Start; readonly second: Start }> {
  await world.add({});
  const starts: Start[] = [];
  for (const args of [['--before'], ['--after']]) {
    const prepared = await prepareLaunch(world, launchOf({ args }));
    assert.ok(prepared.kind === 'ready');
    const { configuration } = prepared;
    starts.push({ token: letLeave(world, configuration), configuration });
  }
  const [first, second] = starts;
  assert.ok(first && second);
  return { first, second };
}

async function outcome(world: TestWorld, { token }: Start): Promise<string> {
  const redeemed = await createRedeem(world)(token);
  return redeemed.ok ? 'ok' : redeemed.error;
}

describe('A session that restarts with a changed launch', () => {
  it('goes on with the new ticket, and the old one is dead for good', async () => {
    const world = testWorld();
    const { first, second } = await changedRestart(world);
    assert.equal(await outcome(world, first), 'withdrawn');
    assert.equal(await outcome(world, second), 'ok');
    assert.equal(letLeave(world, first.configuration), '');
  });

  it('ends both tickets when it ends', async () => {
    const world = testWorld();
    const { second } = await changedRestart(world);
    assert.equal(await outcome(world, second), 'ok');
    assert.equal(await endLaunch(world, 'session-1'), undefined);
    assert.equal(await outcome(world, second), 'session-ended');
    assert.deepEqual(
      world.tickets.alive().map(({ id }) => id),
      [ticketOf(second.configuration)],
    );
  });

  it('has the newer values masked in a child session that knows the old ticket alone', async () => {
    const world = testWorld();
    const { first, second } = await changedRestart(world);
    const redeemed = await createRedeem(world)(second.token);
    assert.ok(redeemed.ok);
    const [value] = redeemed.value.secrets.values();
    assert.ok(value);
    const child = watchSession(
      world,
      {
        id: 'child-1',
        type: 'node',
        ticketId: ticketOf(first.configuration),
        configuration: () => ({}),
        isChild: true,
      },
      { stop: () => assert.fail(), saw: () => undefined },
    );
    const message = { type: 'event', event: 'output', body: { output: value.reveal() } };
    child.fromDebugger(message);
    assert.ok(message.body.output !== value.reveal(), 'the value is shown');
  });
});
