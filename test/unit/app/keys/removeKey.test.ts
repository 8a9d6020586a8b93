import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eraseRemoved } from '../../../../src/app/keys/eraseRemoved.ts';
import { removeKey, restoreKey, UNDO_MS } from '../../../../src/app/keys/removeKey.ts';
import { AT_WORK_MS } from '../../../../src/app/keys/world.ts';
import { giveGrant, type Grant } from '../../../../src/core/inject/grant.ts';
import type { KeyId } from '../../../../src/core/keys/keyRecord.ts';
import { ok } from '../../../../src/core/kernel/result.ts';
import {
  added,
  everything,
  keyWorld,
  listed,
  NOTHING,
  refused,
  stored,
  value,
  type TestKeyWorld,
} from './world.ts';

function grantFor(world: TestKeyWorld, keyId: KeyId): Grant {
  const about = { configuration: 'Bot', program: '/bot.js', folder: 'file:///home/u/bot' };
  const launch = 'ab'.repeat(32);
  return giveGrant({ keyId, launch, duration: '30-days', ...about }, world.clock());
}

describe('removeKey', () => {
  it('takes the key out of use at once, and keeps its fields for undo', async () => {
    const world = keyWorld();
    const record = await added(world);
    assert.deepEqual(value(await removeKey(world, record.id)), record);
    assert.equal(listed(world, record.id), undefined);
    assert.ok(await stored(world, record.id));
    assert.deepEqual(world.audit.types(), ['key.added', 'key.removed']);
    refused(await removeKey(world, record.id), 'no-such-key');
    assert.equal(world.index.peek().removed.length, 1);
  });

  it('does nothing when the audit log cannot be written', async () => {
    const world = keyWorld();
    const record = await added(world);
    const before = await everything(world);
    world.audit.failNext({ code: 'busy' });
    refused(await removeKey(world, record.id), 'audit');
    assert.deepEqual(await everything(world), before);
  });

  it('takes it back in the audit log when the index cannot be written', async () => {
    const world = keyWorld();
    const record = await added(world);
    world.meanwhile('audit', () => world.index.failNext({ code: 'busy' }));
    refused(await removeKey(world, record.id), 'index');
    assert.deepEqual(listed(world, record.id), record);
    assert.deepEqual(world.audit.types(), ['key.added', 'key.removed', 'key.restored']);
  });

  it('removes a key once when two windows remove it', async () => {
    const world = keyWorld();
    const record = await added(world);
    world.meanwhile('audit', () => removeKey(world, record.id));
    refused(await removeKey(world, record.id), 'no-such-key');
    assert.equal(world.index.peek().removed.length, 1);
  });

  it('keeps what another window changed at the last moment', async () => {
    const world = keyWorld();
    const record = await added(world);
    world.meanwhile('audit', () =>
      world.index.update((state) => ({
        state: { ...state, keys: [{ ...record, note: 'new' }] },
        result: undefined,
      })),
    );
    assert.equal(value(await removeKey(world, record.id)).note, 'new');
  });
});

describe('restoreKey', () => {
  it('undoes a removal until the last moment', async () => {
    const world = keyWorld();
    const record = await added(world);
    const before = await everything(world);
    value(await removeKey(world, record.id));
    world.time.advance(UNDO_MS - 1);
    assert.deepEqual(value(await restoreKey(world, record.id)), record);
    assert.deepEqual(await everything(world), before);
    assert.deepEqual(world.audit.types(), ['key.added', 'key.removed', 'key.restored']);
    refused(await restoreKey(world, record.id), 'no-such-key');
  });

  it('is too late when the time for undo is over, erased or not', async () => {
    const world = keyWorld();
    const record = await added(world);
    value(await removeKey(world, record.id));
    world.time.advance(UNDO_MS);
    refused(await restoreKey(world, record.id), 'no-such-key');
    assert.equal(value(await eraseRemoved(world)), 1);
    refused(await restoreKey(world, record.id), 'no-such-key');
  });

  it('is too late when the time runs out while the audit log is written', async () => {
    const world = keyWorld();
    const record = await added(world);
    value(await removeKey(world, record.id));
    world.meanwhile('audit', () => world.time.advance(UNDO_MS));
    refused(await restoreKey(world, record.id), 'no-such-key');
    assert.equal(listed(world, record.id), undefined);
  });

  it('brings the key back under another alias when its own was taken meanwhile', async () => {
    const world = keyWorld();
    const record = await added(world);
    value(await removeKey(world, record.id));
    const thief = await added(world);
    const restored = value(await restoreKey(world, record.id));
    assert.deepEqual([thief.alias, restored.alias], ['bot-key', 'bot-key-2']);
    assert.equal((await stored(world, record.id))?.record.alias, 'bot-key-2');
    assert.deepEqual(listed(world, record.id), restored);
    const event = world.audit.events().at(-1);
    assert.ok(event?.type === 'key.restored');
    assert.equal(event.key.alias, 'bot-key-2');
  });

  it('leaves the key removed when store, audit log or index fail', async () => {
    const world = keyWorld();
    const record = await added(world);
    value(await removeKey(world, record.id));
    const before = await everything(world);
    world.store.failNext('locked');
    refused(await restoreKey(world, record.id), 'locked');
    world.audit.failNext({ code: 'busy' });
    refused(await restoreKey(world, record.id), 'audit');
    world.meanwhile('audit', () => world.index.failNext({ code: 'busy' }));
    refused(await restoreKey(world, record.id), 'index');
    assert.deepEqual(await everything(world), before);
    assert.deepEqual(world.audit.types().slice(2), ['key.restored', 'key.removed']);
  });
});

describe('eraseRemoved', () => {
  it('erases fields and grants when the time for undo is over, not before', async () => {
    const world = keyWorld();
    const record = await added(world);
    const kept = await added(world, { alias: 'kept' });
    const grant = grantFor(world, kept.id);
    await world.grants.add(grantFor(world, record.id), grant);
    value(await removeKey(world, record.id));
    world.time.advance(UNDO_MS - 1);
    assert.equal(value(await eraseRemoved(world)), 0);
    assert.ok(await stored(world, record.id));
    world.time.advance(1);
    assert.equal(value(await eraseRemoved(world)), 1);
    const { keys, removed, records } = await everything(world);
    assert.deepEqual([keys, removed, records], [[kept], [], [kept]]);
    assert.deepEqual(await world.grants.list(), ok([grant]));
    assert.deepEqual(world.audit.types().slice(2), ['key.removed', 'key.erased']);
  });

  it('finishes, after a while, what a crash left half erased', async () => {
    const world = keyWorld();
    const record = await added(world);
    await world.grants.add(grantFor(world, record.id));
    value(await removeKey(world, record.id));
    world.time.advance(UNDO_MS);
    // Erased from the store, and then nothing more.
    const kept = await stored(world, record.id);
    await world.store.remove(record.id, kept?.revision ?? '');
    assert.equal(value(await eraseRemoved(world)), 0);
    assert.equal(world.audit.types().includes('key.erased'), false);
    world.time.advance(AT_WORK_MS);
    assert.equal(value(await eraseRemoved(world)), 1);
    assert.deepEqual(await everything(world), NOTHING);
    assert.deepEqual(await world.grants.list(), ok([]));
    assert.deepEqual(world.audit.types().slice(1), ['key.removed', 'key.erased']);
  });

  it('leaves one line in the audit log when several windows erase at once', async () => {
    const world = keyWorld();
    const record = await added(world);
    value(await removeKey(world, record.id));
    world.time.advance(UNDO_MS);
    await Promise.all([eraseRemoved(world), eraseRemoved(world), eraseRemoved(world)]);
    assert.deepEqual(await everything(world), NOTHING);
    assert.deepEqual(world.audit.types().slice(1), ['key.removed', 'key.erased']);
  });

  it('spares a key that was restored at the last moment', async () => {
    const world = keyWorld();
    const record = await added(world);
    value(await removeKey(world, record.id));
    const { removed } = world.index.peek();
    value(await restoreKey(world, record.id));
    world.time.advance(UNDO_MS);
    // What this window read just before the other one's undo.
    const late = {
      ...world.index,
      read: () => Promise.resolve(ok({ keys: [], removed, attachments: [] })),
    };
    assert.equal(value(await eraseRemoved({ ...world, index: late })), 0);
    assert.ok(await stored(world, record.id));
  });

  it('erases nothing while the store is locked, and all of it later', async () => {
    const world = keyWorld();
    const record = await added(world);
    value(await removeKey(world, record.id));
    world.time.advance(UNDO_MS);
    const before = await everything(world);
    world.store.become({ state: 'locked' });
    refused(await eraseRemoved(world), 'locked');
    world.store.become({ state: 'available' });
    assert.deepEqual(await everything(world), before);
    world.time.advance(10 * AT_WORK_MS);
    assert.equal(value(await eraseRemoved(world)), 1);
    assert.deepEqual(await everything(world), NOTHING);
  });

  it('finishes later when grants, audit log or index fail', async () => {
    const steps: readonly ((world: TestKeyWorld) => void)[] = [
      (world) => world.grants.failNext('locked'),
      (world) => world.audit.failNext({ code: 'busy' }),
      (world) => world.meanwhile('audit', () => world.index.failNext({ code: 'busy' })),
    ];
    for (const step of steps) {
      const world = keyWorld();
      const record = await added(world);
      value(await removeKey(world, record.id));
      world.time.advance(UNDO_MS);
      step(world);
      assert.equal((await eraseRemoved(world)).ok, false);
      assert.equal(world.index.peek().removed.length, 1);
      world.time.advance(AT_WORK_MS);
      assert.equal(value(await eraseRemoved(world)), 1);
      assert.deepEqual(await everything(world), NOTHING);
    }
  });

  it('erases the others when one cannot be erased', async () => {
    const world = keyWorld();
    const broken = await added(world, { alias: 'broken' });
    const other = await added(world, { alias: 'other' });
    value(await removeKey(world, broken.id));
    value(await removeKey(world, other.id));
    world.store.damage(broken.id);
    world.time.advance(UNDO_MS);
    refused(await eraseRemoved(world), 'broken');
    assert.equal(await stored(world, other.id), undefined);
    assert.deepEqual(
      world.index.peek().removed.map(({ record }) => record),
      [broken],
    );
  });
});
