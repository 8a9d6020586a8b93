import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { settlePending } from '../../../../src/app/keys/settlePending.ts';
import { AT_WORK_MS } from '../../../../src/app/keys/world.ts';
import type { KeyRecord } from '../../../../src/core/keys/keyRecord.ts';
import { timestamp } from '../../../../src/core/kernel/time.ts';
import { sampleKey } from '../../../fakes/sampleKey.ts';
import {
  everything,
  keyWorld,
  listed,
  NOTHING,
  refused,
  value,
  type TestKeyWorld,
} from './world.ts';

/** A key whose adding was cut short by a crash, after its fields were stored or before. */
async function crashed(
  world: TestKeyWorld,
  reached: 'stored' | 'claimed',
  changes: Partial<KeyRecord> = {},
): Promise<KeyRecord> {
  const key = sampleKey({ createdAt: timestamp(world.clock()), ...changes });
  const pending: KeyRecord = { ...key.record, status: 'pending' };
  await world.index.update((state) => ({
    state: { ...state, keys: [...state.keys, pending] },
    result: undefined,
  }));
  if (reached === 'stored') await world.store.write(pending.id, 'absent', key);
  return pending;
}

describe('settlePending', () => {
  it('drops a key that was never stored', async () => {
    const world = keyWorld();
    await crashed(world, 'claimed');
    world.time.advance(AT_WORK_MS);
    value(await settlePending(world));
    assert.deepEqual(await everything(world), NOTHING);
    assert.deepEqual(world.audit.types(), []);
  });

  it('puts a key in use that was stored, and says so in the audit log', async () => {
    const world = keyWorld();
    const { id } = await crashed(world, 'stored');
    world.time.advance(AT_WORK_MS);
    value(await settlePending(world));
    assert.equal(listed(world, id)?.status, 'active');
    assert.deepEqual(world.audit.types(), ['key.added']);
    value(await settlePending(world));
    assert.deepEqual(world.audit.types(), ['key.added']);
  });

  it('leaves a key alone that another window may be adding now', async () => {
    const world = keyWorld();
    await crashed(world, 'claimed');
    await crashed(world, 'stored');
    const before = await everything(world);
    world.time.advance(AT_WORK_MS - 1);
    value(await settlePending(world));
    assert.deepEqual(await everything(world), before);
  });

  it('settles a key that was added before the clock was set back', async () => {
    const world = keyWorld();
    await crashed(world, 'claimed', { createdAt: timestamp(world.clock() + 10 * AT_WORK_MS) });
    value(await settlePending(world));
    assert.deepEqual(await everything(world), NOTHING);
  });

  it('leaves every key alone while the store is locked', async () => {
    const world = keyWorld();
    await crashed(world, 'claimed');
    await crashed(world, 'stored');
    const before = await everything(world);
    world.time.advance(AT_WORK_MS);
    world.store.become({ state: 'locked' });
    refused(await settlePending(world), 'locked');
    world.store.become({ state: 'available' });
    assert.deepEqual(await everything(world), before);
  });

  it('settles the others when one cannot be settled', async () => {
    const world = keyWorld();
    const broken = await crashed(world, 'stored');
    world.store.damage(broken.id);
    await crashed(world, 'claimed');
    const good = await crashed(world, 'stored');
    world.time.advance(AT_WORK_MS);
    refused(await settlePending(world), 'broken');
    assert.deepEqual(
      world.index.peek().keys.map(({ id, status }) => [id, status]),
      [
        [broken.id, 'pending'],
        [good.id, 'active'],
      ],
    );
  });

  it('leaves a key pending when the audit log cannot be written', async () => {
    const world = keyWorld();
    const { id } = await crashed(world, 'stored');
    world.time.advance(AT_WORK_MS);
    world.audit.failNext({ code: 'busy' });
    refused(await settlePending(world), 'audit');
    assert.equal(listed(world, id)?.status, 'pending');
  });

  it('does not drop a key that its own window finished meanwhile', async () => {
    const world = keyWorld();
    const { id } = await crashed(world, 'claimed');
    world.time.advance(AT_WORK_MS);
    world.meanwhile('store.read', async () => {
      await world.index.update((state) => ({
        state: { ...state, keys: state.keys.map((key) => ({ ...key, status: 'active' })) },
        result: undefined,
      }));
    });
    value(await settlePending(world));
    assert.equal(listed(world, id)?.status, 'active');
  });

  it('does not bring back a key that was removed meanwhile', async () => {
    const world = keyWorld();
    const { id } = await crashed(world, 'stored');
    world.time.advance(AT_WORK_MS);
    world.meanwhile('audit', () =>
      world.index.update((state) => ({ state: { ...state, keys: [] }, result: undefined })),
    );
    value(await settlePending(world));
    assert.equal(listed(world, id), undefined);
  });
});
