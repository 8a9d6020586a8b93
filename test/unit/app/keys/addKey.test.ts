import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addKey, findTwins } from '../../../../src/app/keys/addKey.ts';
import { eraseRemoved } from '../../../../src/app/keys/eraseRemoved.ts';
import { removeKey } from '../../../../src/app/keys/removeKey.ts';
import { settlePending } from '../../../../src/app/keys/settlePending.ts';
import type { StoreFault } from '../../../../src/app/ports.ts';
import { syntheticValue } from '../../../fakes/sampleKey.ts';
import { Secret } from '../../../../src/core/keys/secret.ts';
import {
  added,
  draft,
  everything,
  keyWorld,
  listed,
  NOTHING,
  refused,
  stored,
  syntheticFields,
  value,
} from './world.ts';

describe('addKey', () => {
  it('stores the fields, lists the key and leaves one line in the audit log', async () => {
    const world = keyWorld();
    const wanted = draft({ maxAgeDays: 30, note: 'grid bot' });
    const record = value(await addKey(world, wanted));
    const { fields: values, ...stated } = wanted;
    assert.deepEqual({ ...record, ...stated }, record);
    assert.equal(record.status, 'active');
    assert.equal(record.createdAt, '2026-01-31T09:00:00.000Z');
    assert.deepEqual(record.fields, ['apiKey', 'secret']);
    assert.deepEqual(Object.keys(record.fingerprints), ['apiKey', 'secret']);
    assert.deepEqual(listed(world, record.id), record);
    const kept = await stored(world, record.id);
    assert.deepEqual(kept?.record, record);
    assert.equal(kept.fields.get('secret'), values.get('secret'));
    assert.deepEqual(world.audit.types(), ['key.added']);
  });

  const refusals = [
    { name: 'an alias of another shape', changes: { alias: 'No Alias' }, code: 'bad-alias' },
    { name: 'no fields', changes: { fields: new Map() }, code: 'no-fields' },
    { name: 'a live key', changes: { environment: 'live' }, code: 'live-not-allowed' },
  ] as const;
  for (const { name, changes, code } of refusals) {
    it(`refuses ${name}`, async () => {
      const world = keyWorld();
      refused(await addKey(world, draft(changes)), code);
      assert.deepEqual(await everything(world), NOTHING);
      assert.deepEqual(world.audit.types(), []);
    });
  }

  it('stores a live key while live keys are allowed', async () => {
    const world = keyWorld();
    world.live = true;
    assert.equal((await added(world, { environment: 'live' })).environment, 'live');
  });

  it('refuses an alias that another key has', async () => {
    const world = keyWorld();
    await added(world);
    const before = await everything(world);
    refused(await addKey(world, draft()), 'alias-taken');
    assert.deepEqual(await everything(world), before);
  });

  it('gives an alias to one of two keys that are added at once', async () => {
    const world = keyWorld();
    const outcomes = await Promise.all([addKey(world, draft()), addKey(world, draft())]);
    assert.deepEqual(outcomes.map(({ ok }) => ok).toSorted(), [false, true]);
    refused(outcomes.find(({ ok }) => !ok) ?? { ok: true, value: 0 }, 'alias-taken');
    const { keys, records } = await everything(world);
    assert.equal(keys.length, 1);
    assert.equal(records.length, 1);
  });

  it('does nothing when no fingerprint can be taken', async () => {
    const world = keyWorld();
    world.prints.failNext('locked');
    refused(await addKey(world, draft()), 'locked');
    assert.deepEqual(await everything(world), NOTHING);
  });

  it('does nothing when the index is busy', async () => {
    const world = keyWorld();
    world.index.failNext({ code: 'busy' });
    refused(await addKey(world, draft()), 'index');
    assert.deepEqual(await everything(world), NOTHING);
    assert.deepEqual(world.audit.types(), []);
  });

  for (const fault of ['missing', 'broken', 'throttled'] satisfies StoreFault[]) {
    it(`leaves nothing behind when the store answers ${fault}`, async () => {
      const world = keyWorld();
      world.store.failNext(fault);
      refused(await addKey(world, draft()), fault);
      assert.deepEqual(await everything(world), NOTHING);
      await added(world);
    });
  }

  for (const fault of ['locked', 'unknown-outcome'] satisfies StoreFault[]) {
    it(`frees the alias and erases what may have been stored when the store answers ${fault}`, async () => {
      const world = keyWorld();
      const lost = draft();
      world.meanwhile('store.write', async () => {
        const [record] = world.index.peek().keys;
        assert.ok(record);
        await world.store.write(record.id, 'absent', { record, fields: lost.fields });
        world.store.failNext(fault);
      });
      refused(await addKey(world, lost), fault);
      const again = await added(world);
      assert.equal(value(await eraseRemoved(world)), 1);
      const { keys, records, removed } = await everything(world);
      assert.deepEqual([keys, records, removed], [[again], [again], []]);
      assert.deepEqual(world.audit.types(), ['key.added', 'key.erased']);
    });
  }

  it('takes everything back when the audit log cannot be written', async () => {
    const world = keyWorld();
    world.audit.failNext({ code: 'busy' });
    refused(await addKey(world, draft()), 'audit');
    assert.deepEqual(await everything(world), NOTHING);
  });

  it('erases later what it cannot take back now', async () => {
    const world = keyWorld();
    world.meanwhile('audit', () => {
      world.audit.failNext({ code: 'busy' });
      world.store.failNext('locked');
    });
    refused(await addKey(world, draft()), 'audit');
    assert.equal((await everything(world)).records.length, 1);
    assert.deepEqual(world.index.peek().keys, []);
    assert.equal(value(await eraseRemoved(world)), 1);
    assert.deepEqual(await everything(world), NOTHING);
  });

  it('takes everything back, and says so in the audit log, when the key cannot be put in use', async () => {
    const world = keyWorld();
    world.meanwhile('audit', () => world.index.failNext({ code: 'busy' }));
    refused(await addKey(world, draft()), 'index');
    assert.deepEqual(await everything(world), NOTHING);
    assert.deepEqual(world.audit.types(), ['key.added', 'key.erased']);
  });

  it('does not bring back a key that was settled away while it slept', async () => {
    const world = keyWorld();
    world.meanwhile('store.write', async () => {
      world.time.advance(60_000);
      value(await settlePending(world));
      await added(world);
    });
    refused(await addKey(world, draft()), 'no-such-key');
    const { keys, records } = await everything(world);
    assert.equal(keys.length, 1);
    assert.deepEqual(records, keys);
  });

  it('keeps what another window did to the key before it was in use', async () => {
    const world = keyWorld();
    world.meanwhile('audit', async () => {
      const [record] = world.index.peek().keys;
      assert.ok(record);
      await world.index.update((state) => ({
        state: { ...state, keys: [{ ...record, alias: 'other' }] },
        result: undefined,
      }));
    });
    const record = value(await addKey(world, draft()));
    assert.deepEqual([record.alias, record.status], ['other', 'active']);
    assert.deepEqual(world.index.peek().keys, [record]);
  });

  it('does not bring back a key that another window removed at once', async () => {
    const world = keyWorld();
    world.meanwhile('audit', async () => {
      const [record] = world.index.peek().keys;
      value(await removeKey(world, record?.id ?? ''));
    });
    refused(await addKey(world, draft()), 'no-such-key');
    assert.deepEqual(world.index.peek().keys, []);
  });
});

describe('findTwins', () => {
  it('finds the keys that hold one of the values already', async () => {
    const world = keyWorld();
    const shared = new Secret(syntheticValue());
    const twin = await added(world, {
      alias: 'twin',
      fields: new Map([['apiKey', shared], ...syntheticFields('secret')]),
    });
    await added(world, { alias: 'other' });
    const same = new Map([['apiKey', new Secret(shared.reveal())] as const]);
    assert.deepEqual(value(await findTwins(world, same)), [twin]);
    assert.deepEqual(value(await findTwins(world, syntheticFields('apiKey'))), []);
  });

  it('does not take the same text in another field for a twin', async () => {
    const world = keyWorld();
    const text = new Secret(syntheticValue());
    await added(world, { fields: new Map([['apiKey', text]]) });
    assert.deepEqual(value(await findTwins(world, new Map([['uid', text]]))), []);
  });

  it('answers why it cannot tell', async () => {
    const world = keyWorld();
    world.prints.failNext('missing');
    refused(await findTwins(world, syntheticFields('apiKey')), 'missing');
    world.index.failNext({ code: 'busy' });
    refused(await findTwins(world, syntheticFields('apiKey')), 'index');
  });
});
