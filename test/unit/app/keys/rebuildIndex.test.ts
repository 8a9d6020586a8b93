import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rebuildDamagedIndex } from '../../../../src/app/keys/rebuildIndex.ts';
import { removeKey } from '../../../../src/app/keys/removeKey.ts';
import { renameKey } from '../../../../src/app/keys/renameKey.ts';
import { ok } from '../../../../src/core/kernel/result.ts';
import { added, everything, keyWorld, refused, value } from './world.ts';

describe('rebuildDamagedIndex', () => {
  it('leaves an index alone that can be read', async () => {
    const world = keyWorld();
    await added(world);
    const before = await everything(world);
    assert.equal(value(await rebuildDamagedIndex(world)), undefined);
    assert.deepEqual(await everything(world), before);
    assert.deepEqual(world.audit.types(), ['key.added']);
  });

  it('lists what the store holds, under the aliases of today', async () => {
    const world = keyWorld();
    const one = await added(world, { alias: 'one' });
    const two = await added(world, { alias: 'two' });
    const renamed = value(await renameKey(world, one.id, 'renamed'));
    world.index.become('damaged');
    const rebuilt = { keys: 2, setAside: '/fake/keys.damaged.json' };
    assert.deepEqual(value(await rebuildDamagedIndex(world)), rebuilt);
    assert.deepEqual(new Set(world.index.peek().keys), new Set([renamed, two]));
    assert.deepEqual(world.audit.events().at(-1), { type: 'index.rebuilt', ...rebuilt });
  });

  it('gives no alias to two keys', async () => {
    const world = keyWorld();
    const removed = await added(world);
    value(await removeKey(world, removed.id));
    await added(world);
    world.index.become('damaged');
    assert.equal(value(await rebuildDamagedIndex(world))?.keys, 2);
    assert.deepEqual(
      world.index.peek().keys.map(({ alias }) => alias),
      ['bot-key', 'bot-key-2'],
    );
  });

  it('leaves the damaged index as it is when the store is locked', async () => {
    const world = keyWorld();
    await added(world);
    world.index.become('damaged');
    world.store.failNext('locked');
    refused(await rebuildDamagedIndex(world), 'locked');
    assert.deepEqual(await world.index.read(), { ok: false, error: { code: 'damaged' } });
  });

  it('never touches the index of a newer version', async () => {
    const world = keyWorld();
    world.index.become('newer-format');
    refused(await rebuildDamagedIndex(world), 'index');
    assert.deepEqual(world.audit.types(), []);
  });

  it('says nothing when another window was faster', async () => {
    const world = keyWorld();
    world.index.become('damaged');
    const late = { ...world.index, rebuild: () => Promise.resolve(ok({ setAside: '' })) };
    assert.equal(value(await rebuildDamagedIndex({ ...world, index: late })), undefined);
    assert.deepEqual(world.audit.types(), []);
  });
});
