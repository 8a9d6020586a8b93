import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createHeldKeys, type HeldKeys } from '../../../../src/app/injection/heldKeys.ts';
import { prepareLaunch } from '../../../../src/app/injection/prepareLaunch.ts';
import type { LaunchTicket } from '../../../../src/app/injection/ticketBook.ts';
import { withKey } from '../../../../src/core/keys/keyIndex.ts';
import type { KeyRecord } from '../../../../src/core/keys/keyRecord.ts';
import { Secret } from '../../../../src/core/keys/secret.ts';
import { syntheticValue } from '../../../fakes/sampleKey.ts';
import { launchOf, testWorld, ticketOf, type TestWorld } from './world.ts';

interface Start {
  readonly world: TestWorld;
  readonly held: HeldKeys;
  readonly record: KeyRecord;
  readonly ticket: LaunchTicket;
}

async function start(): Promise<Start> {
  const world = testWorld();
  const record = await world.add({ fingerprints: { secret: 'a'.repeat(32) } });
  const outcome = await prepareLaunch(world, launchOf());
  assert.ok(outcome.kind === 'ready');
  const ticket = world.tickets.find(ticketOf(outcome.configuration));
  assert.ok(ticket);
  return { world, held: createHeldKeys(world), record, ticket };
}

/** Changes the list without the store. */
function list({ world, record }: Start, changes: Partial<KeyRecord>): Promise<unknown> {
  return world.index.update((state) => ({
    state: withKey(state, { ...record, ...changes }),
    result: undefined,
  }));
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function outcome({ held, ticket }: Start, renews = true): string {
  const taken = held.take(ticket, renews);
  return taken.ok ? 'ok' : taken.error;
}

describe('held keys', () => {
  it('are there once they are held, until they are dropped', async () => {
    const begun = await start();
    const { held, ticket } = begun;
    assert.equal(outcome(begun), 'refused');
    assert.ok((await held.hold(ticket)).ok);
    assert.ok(held.isHeld(ticket.id));
    assert.equal(outcome(begun), 'ok');
    assert.equal(outcome(begun), 'ok');
    held.drop(ticket.id);
    assert.equal(held.isHeld(ticket.id), false);
    assert.equal(outcome(begun), 'refused');
  });

  it('are refused at once when the key is revoked', async () => {
    const begun = await start();
    await begun.held.hold(begun.ticket);
    await list(begun, { status: 'revoked' });
    assert.equal(outcome(begun), 'refused');
  });

  it('are refused when the list cannot be read', async () => {
    const begun = await start();
    await begun.held.hold(begun.ticket);
    begun.world.index.become('damaged');
    assert.equal(outcome(begun), 'refused');
  });

  it('stay as they are when the key’s note changes', async () => {
    const begun = await start();
    await begun.held.hold(begun.ticket);
    await list(begun, { note: 'words' });
    assert.equal(outcome(begun), 'ok');
  });

  it('are old at once when a value changes, and the new ones a moment later', async () => {
    const begun = await start();
    const { world, held, record, ticket } = begun;
    await held.hold(ticket);
    const stored = await world.store.read(record.id);
    assert.ok(stored.ok);
    const { value } = stored.value;
    const secret = new Secret(syntheticValue());
    const fields = new Map([...value.fields, ['secret', secret] as const]);
    await world.store.write(record.id, value.revision, { record, fields });
    const changing = list(begun, { fingerprints: { secret: 'b'.repeat(32) } });
    assert.equal(outcome(begun), 'changed');
    await changing;
    await settled();
    const taken = held.take(ticket, true);
    assert.ok(taken.ok && taken.value.secrets.get('BINANCE_SECRET')?.equals(secret) === true);
  });

  it('must be what the debugger was told before, where it gives a program no others', async () => {
    const begun = await start();
    const { held, ticket } = begun;
    await held.hold(ticket);
    assert.equal(outcome(begun, false), 'ok');
    await list(begun, { fingerprints: { secret: 'b'.repeat(32) } });
    await settled();
    assert.equal(outcome(begun, false), 'changed');
    held.drop(ticket.id);
    await held.hold(ticket);
    assert.equal(outcome(begun, false), 'changed');
    assert.equal(outcome(begun), 'ok');
    assert.equal(outcome(begun, false), 'ok');
  });

  it('are gone when the new ones cannot be read', async () => {
    const begun = await start();
    const { world, held, ticket } = begun;
    await held.hold(ticket);
    world.store.failNext('locked');
    await list(begun, { lastRotatedAt: '2026-02-01T00:00:00.000Z' });
    await settled();
    assert.equal(outcome(begun), 'refused');
  });

  it('are forgotten when the window closes', async () => {
    const begun = await start();
    await begun.held.hold(begun.ticket);
    begun.held.dispose();
    assert.equal(begun.held.isHeld(begun.ticket.id), false);
  });
});
