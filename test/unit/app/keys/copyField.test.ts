import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { copyField } from '../../../../src/app/keys/copyField.ts';
import { removeKey } from '../../../../src/app/keys/removeKey.ts';
import { added, keyWorld, refused, stored, value } from './world.ts';

describe('copyField', () => {
  it('puts the field on the clipboard after it is in the audit log', async () => {
    const world = keyWorld();
    const record = await added(world);
    world.meanwhile('audit', () => assert.deepEqual(world.copied, []));
    value(await copyField(world, record.id, 'secret'));
    const secret = (await stored(world, record.id))?.fields.get('secret');
    assert.deepEqual([world.copied.length, world.copied[0] === secret], [1, true]);
    const event = world.audit.events().at(-1);
    assert.ok(event?.type === 'key.copied');
    assert.deepEqual([event.field, event.key.id], ['secret', record.id]);
  });

  it('copies nothing that cannot be written down', async () => {
    const world = keyWorld();
    const record = await added(world);
    world.audit.failNext({ code: 'key-lost' });
    refused(await copyField(world, record.id, 'secret'), 'audit');
    assert.deepEqual(world.copied, []);
  });

  it('copies nothing it does not have, and does not write that it did', async () => {
    const world = keyWorld();
    const record = await added(world);
    refused(await copyField(world, 'nobody', 'secret'), 'no-such-key');
    refused(await copyField(world, record.id, 'password'), 'no-such-field');
    world.store.failNext('locked');
    refused(await copyField(world, record.id, 'secret'), 'locked');
    world.index.failNext({ code: 'busy' });
    refused(await copyField(world, record.id, 'secret'), 'index');
    value(await removeKey(world, record.id));
    refused(await copyField(world, record.id, 'secret'), 'no-such-key');
    assert.deepEqual(world.copied, []);
    assert.deepEqual(world.audit.types(), ['key.added', 'key.removed']);
  });
});
