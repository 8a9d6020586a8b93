import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { it } from 'node:test';
import type { SecretStore, StoredKey, StoreFault, StoreResult } from '../../../src/app/ports.ts';
import { sampleKey } from '../../fakes/sampleKey.ts';

/** What every SecretStore must do. `make` answers an empty store. */
export function secretStoreContract(make: () => SecretStore): void {
  it('is available, and allows everything', async () => {
    const store = make();
    assert.deepEqual(await store.availability(), { state: 'available' });
    const all = { read: 'yes', write: 'yes', remove: 'yes', list: 'yes' };
    assert.deepEqual(await store.allowed('any'), all);
  });

  it('answers absent for a key it does not hold', async () => {
    const store = make();
    const { record } = sampleKey();
    fails('absent', await store.read(record.id));
    fails('absent', await store.remove(record.id, 'some-revision'));
    fails('absent', await store.stage(record.id, sampleKey({ id: record.id })));
    fails('absent', await store.promote(record.id, 'some-revision'));
    fails('absent', await store.discard(record.id));
  });

  const values: readonly [string, () => Partial<Record<'apiKey' | 'secret', string>>][] = [
    ['a 4096-bit RSA key', () => ({ secret: rsaPem() })],
    ['two 4096-bit RSA keys', () => ({ apiKey: rsaPem(), secret: rsaPem() })],
    ['unicode', () => ({ secret: 'ключ 鍵 🔑 é e\u0301 \u{10FFFF}' })],
    ['half a surrogate pair', () => ({ secret: 'a\ud83d' })],
    ['newlines, quotes and control characters', () => ({ secret: '\r\n\t"\\\u0000\u0001\u007f' })],
    ['an empty value', () => ({ secret: '' })],
    ['100,000 characters', () => ({ secret: 'é"'.repeat(50_000) })],
  ];
  for (const [name, make_] of values) {
    it(`keeps ${name} as it is`, async () => {
      const store = make();
      const key = sampleKey({ note: name }, make_());
      const revision = value(await store.write(key.record.id, 'absent', key));
      const read = value(await store.read(key.record.id));
      assert.equal(read.revision, revision);
      same(read, key);
    });
  }

  it('names the store in every receipt', async () => {
    const store = make();
    const key = sampleKey();
    const read = await store.read(key.record.id);
    const written = await store.write(key.record.id, 'absent', key);
    assert.ok(!read.ok && written.ok);
    assert.equal(read.error.receipt.store, store.id);
    assert.equal(written.value.receipt.store, store.id);
  });

  it('replaces only what is at the expected revision', async () => {
    const store = make();
    const first = sampleKey();
    const { id } = first.record;
    const one = value(await store.write(id, 'absent', first));
    fails('conflict', await store.write(id, 'absent', sampleKey({ id })));
    const second = sampleKey({ id }, { secret: rsaPem() });
    const two = value(await store.write(id, one, second));
    assert.notEqual(two, one);
    fails('conflict', await store.write(id, one, sampleKey({ id })));
    fails('conflict', await store.remove(id, one));
    same(value(await store.read(id)), second);
    const third = sampleKey({ id });
    value(await store.write(id, two, third));
    same(value(await store.read(id)), third);
  });

  it('lets one of two simultaneous writers win', async () => {
    const store = make();
    const key = sampleKey();
    const { id } = key.record;
    const revision = value(await store.write(id, 'absent', key));
    const both = await Promise.all([
      store.write(id, revision, sampleKey({ id })),
      store.write(id, revision, sampleKey({ id })),
    ]);
    assert.equal(both.filter(({ ok }) => ok).length, 1);
    assert.equal(both.filter((one) => !one.ok && one.error.fault === 'conflict').length, 1);
  });

  it('lists records without fields, long ones too', async () => {
    const store = make();
    const keys = [sampleKey(), sampleKey({}, { secret: rsaPem() }), sampleKey({ alias: 'named' })];
    const revisions = new Map<string, string>();
    for (const key of keys) {
      revisions.set(key.record.id, value(await store.write(key.record.id, 'absent', key)));
    }
    const listed = value(await store.list());
    const byId = new Map(listed.map((entry) => [entry.record.id, entry]));
    for (const { record } of keys) {
      assert.deepEqual(byId.get(record.id), { record, revision: revisions.get(record.id) });
    }
  });

  it('removes a key and what was staged for it', async () => {
    const store = make();
    const key = sampleKey({}, { secret: rsaPem() });
    const { id } = key.record;
    const revision = value(await store.write(id, 'absent', key));
    value(await store.stage(id, sampleKey({ id }, { secret: rsaPem() })));
    value(await store.remove(id, revision));
    fails('absent', await store.read(id));
    const listed = value(await store.list());
    assert.equal(
      listed.some(({ record }) => record.id === id),
      false,
    );
    const again = value(await store.write(id, 'absent', key));
    fails('absent', await store.promote(id, again));
    value(await store.stage(id, key));
  });

  for (const [name, secret] of [
    ['short', undefined],
    ['long', 'synthetic '.repeat(400)],
  ] as const) {
    it(`keeps a staged ${name} key beside the active one until it is promoted`, async () => {
      const store = make();
      const active = sampleKey({}, secret === undefined ? {} : { secret });
      const { id } = active.record;
      const revision = value(await store.write(id, 'absent', active));
      const pending = sampleKey({ id, status: 'pending' }, secret === undefined ? {} : { secret });
      const staged = value(await store.stage(id, pending));
      same(value(await store.read(id)), active);
      assert.equal(value(await store.list()).filter(({ record }) => record.id === id).length, 1);
      fails('claimed', await store.stage(id, sampleKey({ id })));
      fails('conflict', await store.promote(id, 'another-revision'));
      assert.equal(value(await store.promote(id, revision)), staged);
      const read = value(await store.read(id));
      assert.equal(read.revision, staged);
      same(read, pending);
      fails('absent', await store.promote(id, staged));
      fails('absent', await store.discard(id));
    });

    it(`forgets a staged ${name} key that is discarded`, async () => {
      const store = make();
      const active = sampleKey();
      const { id } = active.record;
      const revision = value(await store.write(id, 'absent', active));
      value(await store.stage(id, sampleKey({ id }, secret === undefined ? {} : { secret })));
      value(await store.discard(id));
      fails('absent', await store.promote(id, revision));
      same(value(await store.read(id)), active);
      value(await store.stage(id, sampleKey({ id })));
    });
  }
}

/** The answer of a call that must have succeeded. */
export function value<T>(result: StoreResult<T>): T {
  assert.ok(result.ok, result.ok ? '' : result.error.fault);
  return result.value.value;
}

export function fails(fault: StoreFault, result: StoreResult<unknown>): void {
  assert.deepEqual(result.ok ? 'succeeded' : result.error.fault, fault);
}

const pems: string[] = [];

/** One of two 4096-bit keys made at first need; making one takes a good part of a second. */
export function rsaPem(): string {
  const made = pems.length < 2 ? newPem() : (pems.shift() ?? newPem());
  pems.push(made);
  return made;
}

function newPem(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 4096 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** Compares without printing a value. */
function same(read: StoredKey, written: StoredKey): void {
  assert.deepEqual(read.record, written.record);
  assert.deepEqual([...read.fields.keys()], [...written.fields.keys()]);
  for (const [field, secret] of written.fields) {
    assert.ok(read.fields.get(field)?.equals(secret), `the value of ${field} changed`);
  }
}
