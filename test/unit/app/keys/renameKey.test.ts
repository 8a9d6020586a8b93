import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { removeKey } from '../../../../src/app/keys/removeKey.ts';
import { renameKey } from '../../../../src/app/keys/renameKey.ts';
import { AT_WORK_MS } from '../../../../src/app/keys/world.ts';
import type { Alias } from '../../../../src/core/keys/alias.ts';
import {
  added,
  everything,
  keyWorld,
  listed,
  refused,
  stored,
  value,
  type TestKeyWorld,
} from './world.ts';

function attach(world: TestKeyWorld, ...aliases: readonly Alias[]) {
  const keys = aliases.map((alias) => ({ alias, variables: {} }));
  const request = { keys, preset: 'ccxt', required: true };
  const attachment = { folder: 'file:///home/u/bot', configuration: 'Bot', request };
  return world.index.update((state) => ({
    state: { ...state, attachments: [...state.attachments, attachment] },
    result: undefined,
  }));
}

function attached(world: TestKeyWorld): readonly Alias[] {
  const { attachments } = world.index.peek();
  return attachments.flatMap(({ request }) => request.keys.map(({ alias }) => alias));
}

describe('renameKey', () => {
  it('renames the key in the index, in the store and in what is attached', async () => {
    const world = keyWorld();
    const record = await added(world);
    await added(world, { alias: 'other' });
    await attach(world, 'bot-key', 'other');
    const renamed = value(await renameKey(world, record.id, 'renamed'));
    assert.deepEqual(renamed, { ...record, alias: 'renamed' });
    assert.deepEqual(listed(world, record.id), renamed);
    assert.deepEqual((await stored(world, record.id))?.record, renamed);
    assert.deepEqual(attached(world), ['renamed', 'other']);
    const event = world.audit.events().at(-1);
    assert.ok(event?.type === 'key.renamed');
    assert.deepEqual([event.from, event.key.alias], ['bot-key', 'renamed']);
  });

  it('refuses an alias that is taken, an alias of another shape, and a key that is not there', async () => {
    const world = keyWorld();
    const record = await added(world);
    const other = await added(world, { alias: 'other' });
    const before = await everything(world);
    refused(await renameKey(world, record.id, 'other'), 'alias-taken');
    refused(await renameKey(world, record.id, 'No Alias'), 'bad-alias');
    refused(await renameKey(world, 'nobody', 'renamed'), 'absent');
    assert.deepEqual(await everything(world), before);
    value(await removeKey(world, other.id));
    refused(await renameKey(world, other.id, 'renamed'), 'no-such-key');
    value(await renameKey(world, record.id, 'other'));
  });

  const failures: readonly {
    readonly name: string;
    readonly code: Parameters<typeof refused>[1];
    readonly arrange: (world: TestKeyWorld) => void;
  }[] = [
    {
      name: 'the store cannot be written',
      code: 'locked',
      arrange: (world) => world.meanwhile('store.write', () => world.store.failNext('locked')),
    },
    {
      name: 'the audit log cannot be written',
      code: 'audit',
      arrange: (world) => world.audit.failNext({ code: 'busy' }),
    },
    {
      name: 'the index cannot be written',
      code: 'index',
      arrange: (world) => world.index.failNext({ code: 'busy' }),
    },
  ];
  for (const { name, code, arrange } of failures) {
    it(`puts the old alias back everywhere when ${name}`, async () => {
      const world = keyWorld();
      const record = await added(world);
      await attach(world, 'bot-key');
      const before = await everything(world);
      arrange(world);
      refused(await renameKey(world, record.id, 'renamed'), code);
      assert.deepEqual(await everything(world), before);
      assert.deepEqual(world.audit.types(), ['key.added']);
    });
  }

  it('gives no alias to two keys when it has to go back', async () => {
    const world = keyWorld();
    const record = await added(world);
    await attach(world, 'bot-key');
    world.meanwhile('audit', async () => {
      await added(world);
      world.audit.failNext({ code: 'busy' });
    });
    refused(await renameKey(world, record.id, 'renamed'), 'audit');
    const aliases = world.index.peek().keys.map(({ alias }) => alias);
    assert.deepEqual(aliases.toSorted(), ['bot-key', 'bot-key-2']);
    assert.deepEqual(attached(world), ['bot-key-2']);
  });

  it('leaves a key removed that was removed meanwhile', async () => {
    const world = keyWorld();
    const record = await added(world);
    world.meanwhile('store.write', async () => {
      value(await removeKey(world, record.id));
      world.store.failNext('locked');
    });
    refused(await renameKey(world, record.id, 'renamed'), 'locked');
    assert.equal(listed(world, record.id), undefined);
  });

  it('keeps index and store at one alias when the store cannot go back', async () => {
    const world = keyWorld();
    const record = await added(world);
    world.meanwhile('audit', () => {
      world.audit.failNext({ code: 'busy' });
      world.store.failNext('locked');
    });
    refused(await renameKey(world, record.id, 'renamed'), 'audit');
    assert.equal(listed(world, record.id)?.alias, 'renamed');
    assert.equal((await stored(world, record.id))?.record.alias, 'renamed');
  });

  it('keeps what was used and observed long after the store last heard of it', async () => {
    const world = keyWorld();
    const record = await added(world);
    world.time.advance(AT_WORK_MS);
    const used = { ...record, lastUsedAt: '2026-01-31T09:01:00.000Z' };
    await world.index.update((state) => ({ state: { ...state, keys: [used] }, result: undefined }));
    assert.deepEqual(value(await renameKey(world, record.id, 'renamed')), {
      ...used,
      alias: 'renamed',
    });
  });
});
