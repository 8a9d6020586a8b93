import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { editKey, type KeyChanges } from '../../../../src/app/keys/editKey.ts';
import { removeKey } from '../../../../src/app/keys/removeKey.ts';
import { renameKey } from '../../../../src/app/keys/renameKey.ts';
import { withKey } from '../../../../src/core/keys/keyIndex.ts';
import type { KeyRecord } from '../../../../src/core/keys/keyRecord.ts';
import { timestamp } from '../../../../src/core/kernel/time.ts';
import {
  added,
  everything,
  keyWorld,
  listed,
  refused,
  stored,
  syntheticFields,
  value,
  type TestKeyWorld,
} from './world.ts';

const OBSERVED: Partial<KeyRecord> = {
  lastVerifiedAt: '2026-01-30T09:00:00.000Z',
  observation: {
    at: '2026-01-30T09:00:00.000Z',
    endpoint: 'GET /sapi/v1/account/apiRestrictions',
    scopes: { withdraw: 'denied' },
  },
};

function note(world: TestKeyWorld, record: KeyRecord, changes: Partial<KeyRecord>) {
  return world.index.update((state) => ({
    state: withKey(state, { ...record, ...changes }),
    result: undefined,
  }));
}

describe('editKey', () => {
  it('replaces the named fields and keeps the others', async () => {
    const world = keyWorld();
    const record = await added(world);
    const old = await stored(world, record.id);
    world.time.advance(1_000);
    const fields = syntheticFields('secret');
    const edited = value(await editKey(world, record.id, { fields }));
    const now = await stored(world, record.id);
    assert.equal(now?.fields.get('apiKey'), old?.fields.get('apiKey'));
    assert.equal(now?.fields.get('secret'), fields.get('secret'));
    assert.equal(edited.fingerprints.apiKey, record.fingerprints.apiKey);
    assert.notEqual(edited.fingerprints.secret, record.fingerprints.secret);
    assert.equal(edited.lastRotatedAt, timestamp(world.clock()));
    assert.deepEqual(edited.fields, ['apiKey', 'secret']);
    assert.deepEqual(now?.record, edited);
    assert.deepEqual(listed(world, record.id), edited);
    assert.deepEqual(world.audit.events().at(-1), {
      type: 'key.edited',
      key: { id: record.id, alias: 'bot-key', exchange: 'binance', environment: 'testnet' },
      fields: ['secret'],
      changed: ['fields'],
    });
  });

  const changes: readonly {
    readonly name: string;
    readonly start?: { readonly maxAgeDays: number; readonly note: string };
    readonly change: KeyChanges;
    readonly outcome: Partial<Record<keyof KeyRecord, unknown>>;
  }[] = [
    { name: 'a purpose', change: { purpose: 'account' }, outcome: { purpose: 'account' } },
    { name: 'a policy', change: { maxAgeDays: 30 }, outcome: { maxAgeDays: 30 } },
    { name: 'a note', change: { note: 'grid' }, outcome: { note: 'grid' } },
    {
      name: 'the policy, away',
      start: { maxAgeDays: 30, note: 'kept' },
      change: { maxAgeDays: 0 },
      outcome: { maxAgeDays: undefined, note: 'kept' },
    },
    {
      name: 'the note, away',
      start: { maxAgeDays: 30, note: 'gone' },
      change: { note: '' },
      outcome: { maxAgeDays: 30, note: undefined },
    },
  ];
  for (const { name, start, change, outcome } of changes) {
    it(`changes ${name}, and neither the age nor what was observed`, async () => {
      const world = keyWorld();
      const record = await added(world, start);
      await note(world, record, OBSERVED);
      const edited = value(await editKey(world, record.id, change));
      for (const [member, wanted] of Object.entries(outcome)) {
        assert.equal(edited[member as keyof KeyRecord], wanted, member);
      }
      assert.equal(edited.lastRotatedAt, undefined);
      assert.deepEqual(edited.observation, OBSERVED.observation);
      assert.deepEqual(listed(world, record.id), edited);
    });
  }

  it('does not call it a rotation when the same values are entered again', async () => {
    const world = keyWorld();
    const record = await added(world);
    const same = (await stored(world, record.id))?.fields;
    assert.ok(same);
    const edited = value(await editKey(world, record.id, { fields: same }));
    assert.deepEqual(edited, record);
  });

  it('forgets what was observed of the values that went', async () => {
    const world = keyWorld();
    const record = await added(world);
    await note(world, record, OBSERVED);
    const edited = value(await editKey(world, record.id, { fields: syntheticFields('secret') }));
    assert.equal(edited.observation, undefined);
    assert.equal(edited.lastVerifiedAt, undefined);
  });

  it('does nothing to a key that is not listed, or no longer', async () => {
    const world = keyWorld();
    refused(await editKey(world, 'nobody', { note: 'x' }), 'no-such-key');
    const record = await added(world);
    value(await removeKey(world, record.id));
    const before = await everything(world);
    refused(await editKey(world, record.id, { note: 'x' }), 'no-such-key');
    assert.deepEqual(await everything(world), before);
  });

  it('answers a conflict when another window edits the key at the same time', async () => {
    const world = keyWorld();
    const record = await added(world);
    world.meanwhile('store.write', () => editKey(world, record.id, { note: 'theirs' }));
    refused(await editKey(world, record.id, { purpose: 'account' }), 'conflict');
    const now = listed(world, record.id);
    assert.deepEqual([now?.note, now?.purpose], ['theirs', 'trading']);
    assert.deepEqual((await stored(world, record.id))?.record, now);
  });

  it('keeps what another window changed between the store and the index', async () => {
    const world = keyWorld();
    const record = await added(world);
    // The other window has written to the store, but its index is yet to come.
    const theirs = await stored(world, record.id);
    assert.ok(theirs);
    await world.store.write(record.id, theirs.revision, {
      ...theirs,
      record: { ...record, note: 'theirs' },
    });
    value(await editKey(world, record.id, { purpose: 'account' }));
    const kept = (await stored(world, record.id))?.record;
    assert.deepEqual([kept?.note, kept?.purpose], ['theirs', 'account']);
    await note(world, listed(world, record.id) ?? record, { note: 'theirs' });
    assert.deepEqual(listed(world, record.id), kept);
  });

  it('keeps an alias and a use that came meanwhile', async () => {
    const world = keyWorld();
    const record = await added(world);
    const lastUsedAt = timestamp(world.clock());
    world.meanwhile('store.write', () => note(world, record, { alias: 'renamed', lastUsedAt }));
    const edited = value(await editKey(world, record.id, { note: 'mine' }));
    assert.deepEqual(
      [edited.alias, edited.lastUsedAt, edited.note],
      ['renamed', lastUsedAt, 'mine'],
    );
  });

  it('puts the old values back when the audit log cannot be written', async () => {
    const world = keyWorld();
    const record = await added(world, { note: 'old' });
    const before = await everything(world);
    const lastUsedAt = timestamp(world.clock());
    world.meanwhile('audit', async () => {
      const now = listed(world, record.id);
      assert.ok(now?.lastRotatedAt);
      await note(world, now, { lastUsedAt });
      world.audit.failNext({ code: 'busy' });
    });
    const fields = syntheticFields('secret');
    refused(await editKey(world, record.id, { fields, note: 'new' }), 'audit');
    assert.deepEqual(await everything(world), { ...before, keys: [{ ...record, lastUsedAt }] });
  });

  it('puts the old values back when the index cannot be written', async () => {
    const world = keyWorld();
    const record = await added(world);
    const before = await everything(world);
    world.meanwhile('store.write', () => world.index.failNext({ code: 'busy' }));
    refused(await editKey(world, record.id, { fields: syntheticFields('secret') }), 'index');
    assert.deepEqual(await everything(world), before);
  });

  it('goes on telling of the new values when the old ones cannot be put back', async () => {
    const world = keyWorld();
    const record = await added(world);
    world.meanwhile('audit', () => {
      world.audit.failNext({ code: 'busy' });
      world.store.failNext('locked');
    });
    refused(await editKey(world, record.id, { fields: syntheticFields('secret') }), 'audit');
    assert.deepEqual(listed(world, record.id), (await stored(world, record.id))?.record);
  });

  it('does nothing when the store is locked or no fingerprint can be taken', async () => {
    const world = keyWorld();
    const record = await added(world);
    const before = await everything(world);
    world.store.failNext('locked');
    refused(await editKey(world, record.id, { note: 'x' }), 'locked');
    world.prints.failNext('locked');
    refused(await editKey(world, record.id, { fields: syntheticFields('secret') }), 'locked');
    assert.deepEqual(await everything(world), before);
  });

  it('keeps the alias of a rename that runs beside it', async () => {
    const world = keyWorld();
    const record = await added(world);
    world.meanwhile('store.write', () => renameKey(world, record.id, 'renamed'));
    refused(await editKey(world, record.id, { note: 'mine' }), 'conflict');
    assert.equal(listed(world, record.id)?.alias, 'renamed');
    assert.equal((await stored(world, record.id))?.record.alias, 'renamed');
  });
});
