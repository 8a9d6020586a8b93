import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { askForGrants } from '../../../../src/app/injection/askForGrants.ts';
import { prepareLaunch } from '../../../../src/app/injection/prepareLaunch.ts';
import type { UnknownRecord } from '../../../../src/core/kernel/parse.ts';
import type { KeyRecord } from '../../../../src/core/keys/keyRecord.ts';
import { FOLDER, launchOf, testWorld, type TestWorld } from './world.ts';

const NO_WITHDRAWAL: Partial<KeyRecord> = {
  environment: 'live',
  observation: { at: '2026-01-01T00:00:00Z', endpoint: 'x', scopes: { withdraw: 'denied' } },
};

function liveWorld(): TestWorld {
  const world = testWorld();
  world.live = true;
  return world;
}

function ask(world: TestWorld, records: readonly KeyRecord[], changes: UnknownRecord = {}) {
  const { configuration, requestMember } = launchOf(changes);
  return askForGrants(
    world,
    { folder: FOLDER, configuration, requestMember, mode: 'broker', files: {} },
    'Bot',
    records.map((record) => ({ record, variables: { apiKey: `${record.alias}-VARIABLE` } })),
  );
}

async function codeOf(asked: ReturnType<typeof ask>): Promise<string> {
  const answer = await asked;
  return answer.ok ? answer.value.map(({ grant }) => grant.duration).join() : answer.error.code;
}

describe('a launch with a live key', () => {
  it('is written down as confirmed, before it has a ticket', async () => {
    const world = liveWorld();
    await world.add(NO_WITHDRAWAL);
    const prepared = await prepareLaunch(world, launchOf());
    assert.equal(prepared.kind, 'ready');
    assert.deepEqual(world.types(), [
      'grant.asked',
      'live.confirmed',
      'grant.given',
      'ticket.minted',
    ]);
    const confirmed = world.events.find(({ type }) => type === 'live.confirmed');
    assert.ok(confirmed?.type === 'live.confirmed');
    assert.equal(confirmed.key.alias, 'bot-key');
    assert.equal(confirmed.configuration, 'Bot');
    assert.match(confirmed.launch, /^[0-9a-f]{64}$/);
  });

  for (const duration of ['session', '30-days'] as const)
    it(`is asked for each time, even if the answer was for ${duration}`, async () => {
      const world = liveWorld();
      const record = await world.add(NO_WITHDRAWAL);
      world.answer = () => duration;
      assert.equal(await codeOf(ask(world, [record])), 'once');
      assert.equal(await codeOf(ask(world, [record])), 'once');
      assert.equal(world.questions.length, 2);
      assert.deepEqual(await world.grants.list(), { ok: true, value: [] });
    });

  it('takes no grant that was given when the key was not live', async () => {
    const world = liveWorld();
    const record = await world.add({ environment: 'testnet' });
    world.answer = () => 'session';
    await ask(world, [record]);
    assert.equal(await codeOf(ask(world, [record])), 'session');
    await ask(world, [{ ...record, environment: 'live' }]);
    assert.equal(world.questions.length, 2);
  });

  const refusals = [
    ['Escape', undefined, 'denied'],
    ['another word', 'bot-kex', 'not-confirmed'],
    ['nothing', '', 'not-confirmed'],
    ['the alias in capitals', 'BOT-KEY', 'not-confirmed'],
    ['the alias and a space', 'bot-key ', 'not-confirmed'],
  ] as const;
  for (const [what, typed, code] of refusals)
    it(`is denied when the user types ${what}`, async () => {
      const world = liveWorld();
      const record = await world.add(NO_WITHDRAWAL);
      world.typed = () => typed;
      assert.equal(await codeOf(ask(world, [record])), code);
      assert.deepEqual(world.types(), ['grant.asked', 'grant.denied']);
    });

  it('asks for no alias when the dialog was denied', async () => {
    const world = liveWorld();
    const record = await world.add(NO_WITHDRAWAL);
    world.answer = () => 'denied';
    world.typed = () => assert.fail('an alias was asked for');
    assert.equal(await codeOf(ask(world, [record])), 'denied');
  });

  it('with other keys has one dialog, one box for each live key, and one launch for all', async () => {
    const world = liveWorld();
    const records = [
      await world.add({ alias: 'test-key' }),
      await world.add({ ...NO_WITHDRAWAL, alias: 'live-one' }),
      await world.add({ ...NO_WITHDRAWAL, alias: 'live-two' }),
    ];
    const boxes: string[] = [];
    world.answer = () => 'session';
    world.typed = ([question]) => {
      const alias = question?.record.alias ?? '';
      boxes.push(alias);
      return alias;
    };
    assert.equal(await codeOf(ask(world, records)), 'once,once,once');
    assert.equal(world.questions.length, 1);
    assert.deepEqual(boxes, ['live-one', 'live-two']);
    const confirmed = world.events.flatMap((event) =>
      event.type === 'live.confirmed' ? [event.key.alias] : [],
    );
    assert.deepEqual(confirmed, ['live-one', 'live-two']);
  });

  it('gives nothing to anyone when the second of two aliases is wrong', async () => {
    const world = liveWorld();
    const records = [
      await world.add({ ...NO_WITHDRAWAL, alias: 'live-one' }),
      await world.add({ ...NO_WITHDRAWAL, alias: 'live-two' }),
    ];
    world.typed = () => 'live-one';
    assert.equal(await codeOf(ask(world, records)), 'not-confirmed');
    assert.ok(!world.types().includes('live.confirmed'));
  });

  it('does not go on when the confirmation cannot be written down', async () => {
    const world = liveWorld();
    const record = await world.add(NO_WITHDRAWAL);
    world.auditFault = (types) => (types.includes('live.confirmed') ? { code: 'busy' } : undefined);
    assert.equal(await codeOf(ask(world, [record])), 'audit');
    assert.ok(!world.types().includes('grant.given'));
  });
});

describe('a launch whose configuration names a live host', () => {
  const changes = { args: ['--url', 'https://api.binance.com'] };

  it('says so in the question, and writes it down', async () => {
    const world = testWorld();
    await world.add({ environment: 'testnet' });
    await prepareLaunch(world, launchOf(changes));
    assert.deepEqual(world.questions[0]?.[0]?.liveHosts, ['api.binance.com']);
    const event = world.events.find(({ type }) => type === 'live.host');
    assert.ok(event?.type === 'live.host');
    assert.equal(event.host, 'api.binance.com');
    assert.equal(event.where, 'configuration');
    assert.equal(event.configuration, 'Bot');
  });

  it('tells that nobody was asked where an earlier grant covers it', async () => {
    const world = testWorld();
    const record = await world.add({ environment: 'testnet' });
    world.answer = () => 'session';
    const first = await ask(world, [record], changes);
    const second = await ask(world, [record], changes);
    assert.ok(first.ok && second.ok);
    assert.deepEqual(
      [...first.value, ...second.value].map(({ asked }) => asked),
      [true, false],
    );
  });

  it('says nothing of it when the key is live', async () => {
    const world = liveWorld();
    const record = await world.add(NO_WITHDRAWAL);
    await ask(world, [record], changes);
    assert.equal(world.questions[0]?.[0]?.record.environment, 'live');
    assert.equal(world.questions[0][0].liveHosts, undefined);
  });
});
