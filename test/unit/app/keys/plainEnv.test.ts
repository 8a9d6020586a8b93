import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { editKey } from '../../../../src/app/keys/editKey.ts';
import { added, keyWorld, listed, stored, syntheticFields, value } from './world.ts';

describe('editKey and the plain environment', () => {
  it('switches it on and off in the index and the store', async () => {
    const world = keyWorld();
    const { id } = await added(world);
    assert.equal(value(await editKey(world, id, { plainEnv: true })).plainEnv, true);
    assert.equal(listed(world, id)?.plainEnv, true);
    assert.equal((await stored(world, id))?.record.plainEnv, true);
    const [event] = world.audit.events().slice(-1);
    assert.ok(event?.type === 'key.edited');
    assert.deepEqual(event.changed, ['plainEnv']);

    const off = value(await editKey(world, id, { plainEnv: false }));
    assert.ok(!('plainEnv' in off));
    assert.ok(!('plainEnv' in ((await stored(world, id))?.record ?? {})));
  });

  it('leaves it as it is when something else changes', async () => {
    const world = keyWorld();
    const { id } = await added(world);
    await editKey(world, id, { plainEnv: true });
    assert.equal(value(await editKey(world, id, { note: 'mine' })).plainEnv, true);
  });

  it('forgets with the old value that the key could only read', async () => {
    const world = keyWorld();
    const { id } = await added(world, {
      observation: { at: '2026-01-01T00:00:00.000Z', endpoint: 'x', scopes: { read: 'granted' } },
    });
    assert.equal(listed(world, id)?.observation?.scopes.read, 'granted');
    const edited = value(await editKey(world, id, { fields: syntheticFields('secret') }));
    assert.equal(edited.observation, undefined);
  });
});
