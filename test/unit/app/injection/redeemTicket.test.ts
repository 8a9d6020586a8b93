import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { endLaunch } from '../../../../src/app/injection/endLaunch.ts';
import { listGrants, withdrawGrants } from '../../../../src/app/injection/manageGrants.ts';
import { prepareLaunch } from '../../../../src/app/injection/prepareLaunch.ts';
import { createRedeem } from '../../../../src/app/injection/redeemTicket.ts';
import { FIRST_USE_MS, MAX_USES } from '../../../../src/core/inject/ticket.ts';
import { withKey } from '../../../../src/core/keys/keyIndex.ts';
import type { UnknownRecord } from '../../../../src/core/kernel/parse.ts';
import type { KeyRecord } from '../../../../src/core/keys/keyRecord.ts';
import { launchOf, letLeave, testWorld, ticketOf, type TestWorld } from './world.ts';

async function launched(
  world: TestWorld,
  answer: 'once' | 'session' | '30-days' = 'once',
): Promise<{
  readonly token: string;
  readonly id: string;
  readonly configuration: UnknownRecord;
  readonly record: KeyRecord;
}> {
  const record = await world.add({});
  world.answer = () => answer;
  const prepared = await prepareLaunch(world, launchOf());
  assert.ok(prepared.kind === 'ready');
  const { configuration } = prepared;
  const id = ticketOf(configuration);
  return { token: letLeave(world, configuration), id, configuration, record };
}

async function outcome(world: TestWorld, token: string): Promise<string> {
  const redeemed = await createRedeem(world)(token);
  return redeemed.ok ? 'ok' : redeemed.error;
}

const change = (
  world: TestWorld,
  record: KeyRecord,
  changes: Partial<KeyRecord>,
): Promise<unknown> =>
  world.index.update((state) => ({
    state: withKey(state, { ...record, ...changes }),
    result: undefined,
  }));

describe('redeem', () => {
  it('hands over the fields as stored now, the facts, and writes it down first', async () => {
    const world = testWorld();
    const { token, record } = await launched(world);
    const redeemed = await createRedeem(world)(token);
    assert.ok(redeemed.ok);
    const stored = await world.store.read(record.id);
    assert.ok(stored.ok);
    const { fields } = stored.value.value;
    assert.ok(
      redeemed.value.secrets.get('BINANCE_APIKEY')?.equals(fields.get('apiKey') ?? assert.fail()),
    );
    assert.ok(
      redeemed.value.secrets.get('BINANCE_SECRET')?.equals(fields.get('secret') ?? assert.fail()),
    );
    assert.deepEqual(
      [...redeemed.value.facts],
      [
        ['EXCHANGE_KEYRING_ENV', 'practice'],
        ['EXCHANGE_KEYRING_URL', 'http://127.0.0.1:17350'],
      ],
    );
    assert.equal(world.events.at(-1)?.type, 'ticket.redeemed');
    assert.equal(world.index.peek().keys[0]?.lastUsedAt, new Date(world.clock()).toISOString());
  });

  it('knows nothing of other tokens, and writes that down', async () => {
    const world = testWorld();
    await launched(world);
    assert.equal(await outcome(world, 'x'.repeat(43)), 'unknown');
    assert.equal(world.events.at(-1)?.type, 'ticket.unknown');
  });

  it('answers eight times, and numbers them', async () => {
    const world = testWorld();
    const { token } = await launched(world);
    for (let use = 1; use <= MAX_USES; use += 1) assert.equal(await outcome(world, token), 'ok');
    assert.equal(await outcome(world, token), 'used-up');
    const uses = world.events.flatMap((event) =>
      event.type === 'ticket.redeemed' ? [event.use] : [],
    );
    assert.deepEqual(uses, [1, 2, 3, 4, 5, 6, 7, 8]);
  });

  const refusals: readonly (readonly [
    string,
    string,
    (world: TestWorld, at: { readonly record: KeyRecord; readonly id: string }) => unknown,
  ])[] = [
    ['the minute is over', 'expired', (world) => world.timers.pass(FIRST_USE_MS)],
    ['the session has ended', 'session-ended', (world) => endLaunch(world, 'session-1')],
    [
      'the key was removed',
      'refused',
      (world) =>
        world.index.update((state) => ({ state: { ...state, keys: [] }, result: undefined })),
    ],
    [
      'the key was revoked',
      'refused',
      (world, { record }) => change(world, record, { status: 'revoked' }),
    ],
    [
      'the key turned live',
      'refused',
      (world, { record }) => change(world, record, { environment: 'live' }),
    ],
    [
      'the key moved to another environment',
      'refused',
      (world, { record }) => change(world, record, { environment: 'testnet' }),
    ],
    [
      'the key was found to withdraw',
      'refused',
      (world, { record }) =>
        change(world, record, {
          observation: { at: record.createdAt, endpoint: 'x', scopes: { withdraw: 'granted' } },
        }),
    ],
    [
      'the keychain is locked',
      'store',
      (world) => {
        world.store.become({ state: 'locked' });
      },
    ],
    [
      'the index is damaged',
      'index',
      (world) => {
        world.index.become('damaged');
      },
    ],
    [
      'the log cannot be written',
      'audit',
      (world) =>
        (world.auditFault = (types) =>
          types.includes('ticket.redeemed') ? { code: 'busy' } : undefined),
    ],
  ];
  for (const [title, code, arrange] of refusals)
    it(`refuses when ${title}, and writes it down`, async () => {
      const world = testWorld();
      const handle = await launched(world);
      await arrange(world, handle);
      assert.equal(await outcome(world, handle.token), code);
      const last = world.events.at(-1);
      assert.ok(last?.type === 'ticket.refused');
      assert.equal(last.reason, code);
    });

  it('tells the user of a program that was refused, once for each reason', async () => {
    const world = testWorld();
    const { token } = await launched(world);
    world.index.become('damaged');
    const redeem = createRedeem(world);
    await redeem(token);
    await redeem(token);
    assert.deepEqual(world.refused, [{ configuration: 'Bot', reason: 'index' }]);
  });

  for (const duration of ['once', 'session', '30-days'] as const)
    it(`refuses once the grant (${duration}) was withdrawn, also after a restart`, async () => {
      const world = testWorld();
      const { token, configuration } = await launched(world, duration);
      assert.equal(await outcome(world, token), 'ok');
      const listed = await listGrants(world);
      assert.ok(listed.ok);
      assert.equal(listed.value.length, 1);
      assert.deepEqual(await withdrawGrants(world, listed.value), { ok: true, value: 1 });
      assert.ok(world.types().includes('grant.withdrawn'));
      assert.equal(await outcome(world, token), 'withdrawn');
      await endLaunch(world, 'session-1');
      assert.equal(letLeave(world, configuration), '');
      assert.equal(await outcome(world, token), 'withdrawn');
      assert.deepEqual(await listGrants(world), { ok: true, value: [] });
    });

  it('refuses when another window withdrew the lasting grant', async () => {
    const world = testWorld();
    const { token } = await launched(world, '30-days');
    await world.grants.withdraw(() => true);
    assert.equal(await outcome(world, token), 'withdrawn');
  });

  it('refuses when the lasting grant ran out while the program ran', async () => {
    const world = testWorld();
    const { token } = await launched(world, '30-days');
    assert.equal(await outcome(world, token), 'ok');
    world.timers.pass(31 * 24 * 60 * 60 * 1000);
    assert.equal(await outcome(world, token), 'withdrawn');
  });

  it('takes the values of a key that was changed meanwhile', async () => {
    const world = testWorld();
    const { token, record } = await launched(world);
    const { sampleKey } = await import('../../../fakes/sampleKey.ts');
    const stored = await world.store.read(record.id);
    assert.ok(stored.ok);
    const next = sampleKey(record);
    await world.store.write(record.id, stored.value.value.revision, next);
    const redeemed = await createRedeem(world)(token);
    assert.ok(redeemed.ok);
    assert.ok(
      redeemed.value.secrets
        .get('BINANCE_SECRET')
        ?.equals(next.fields.get('secret') ?? assert.fail()),
    );
  });
});

describe('a session', () => {
  it('that borrows the ticket of another one gets no token, and does not end it', async () => {
    const world = testWorld();
    const { token, configuration } = await launched(world);
    assert.equal(letLeave(world, configuration, 'session-2'), '');
    assert.equal(await outcome(world, token), 'ok');
    await endLaunch(world, 'session-1');
    assert.equal(letLeave(world, configuration, 'session-2'), '');
    assert.equal(await outcome(world, token), 'session-ended');
  });

  it('that restarts leaves the token of its first start worth nothing', async () => {
    const world = testWorld();
    const { token, configuration } = await launched(world);
    await endLaunch(world, 'session-1');
    const next = letLeave(world, configuration);
    assert.equal(await outcome(world, token), 'unknown');
    assert.equal(await outcome(world, next), 'ok');
  });

  it('that ends without having asked for its keys is told of, once', async () => {
    const world = testWorld();
    await launched(world);
    assert.deepEqual(await endLaunch(world, 'session-1'), { configuration: 'Bot' });
    assert.equal(world.events.at(-1)?.type, 'ticket.expired');
    assert.equal(await endLaunch(world, 'no-such-session'), undefined);
  });

  it('that asked is not', async () => {
    const world = testWorld();
    const { token } = await launched(world);
    await outcome(world, token);
    assert.equal(await endLaunch(world, 'session-1'), undefined);
  });

  it('that never starts leaves an expired ticket and a line', async () => {
    const world = testWorld();
    await launched(world);
    world.timers.pass(FIRST_USE_MS);
    assert.equal(world.events.at(-1)?.type, 'ticket.expired');
    assert.deepEqual(world.tickets.alive(), []);
  });
});
