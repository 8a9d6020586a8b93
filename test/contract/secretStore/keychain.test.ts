import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { SecretStore, StoredKey } from '../../../src/app/ports.ts';
import { encodeKey, ITEM_LIMIT } from '../../../src/adapters/keychain/item.ts';
import { loadKeytar } from '../../../src/adapters/keychain/loadKeytar.ts';
import { sampleKey } from '../../fakes/sampleKey.ts';
import { createNursery, startChild } from '../children.ts';
import { fails, rsaPem, secretStoreContract, value } from './contract.ts';
import { tagOf } from './crasher.ts';
import { openTestKeychain } from './testKeychain.ts';

const crasher = fileURLToPath(new URL('crasher.ts', import.meta.url));
const rival = fileURLToPath(new URL('rival.ts', import.meta.url));

describe('secret store: keychain', () => {
  secretStoreContract(() => openTestKeychain().store);

  for (const [length, items] of [
    [ITEM_LIMIT - 1, 1],
    [ITEM_LIMIT, 1],
    [ITEM_LIMIT + 1, 2],
  ] as const) {
    it(`keeps ${String(length)} bytes in ${String(items)} item(s)`, async () => {
      const { store, service } = openTestKeychain();
      const key = keyOfLength(service, length);
      value(await store.write(key.record.id, 'absent', key));
      const kept = await everything(service);
      assert.equal(kept.size, items);
      const longest = Math.max(...[...kept.values()].map((text) => Buffer.byteLength(text)));
      assert.ok(longest <= 2_560, `${String(longest)} bytes`);
      const read = value(await store.read(key.record.id));
      assert.ok(read.fields.get('secret')?.equals(secretOf(key)));
    });
  }

  it('leaves no part of what it replaced, promoted, discarded or removed', async () => {
    const { store, service } = openTestKeychain();
    const long = () => sampleKey({ id: 'one' }, { secret: rsaPem() });
    let revision = value(await store.write('one', 'absent', long()));
    const size = (await everything(service)).size;
    revision = value(await store.write('one', revision, long()));
    value(await store.stage('one', long()));
    revision = value(await store.promote('one', revision));
    value(await store.stage('one', long()));
    value(await store.discard('one'));
    assert.equal((await everything(service)).size, size);
    value(await store.remove('one', revision));
    assert.equal((await everything(service)).size, 0);
  });

  it('ignores and keeps items that are not its own', async () => {
    const { store, service, machineKey } = openTestKeychain();
    const keytar = await loadKeytar();
    const key = sampleKey();
    const mine = encodeKey(`${service}-other`, 'ab', key).head;
    const foreign: readonly [string, string][] = [
      ['someone', 'plain text'],
      ['a/b/c/d', '{}'],
      ['00000000-0000-4000-8000-000000000000', '{"format":1}'],
      ['11111111-0000-4000-8000-000000000000', '{"format":99,"revision":"x","parts":0}'],
      [key.record.id, mine],
      ['22222222-0000-4000-8000-000000000000/0a/1', 'half of a key whose head is damaged'],
      ['22222222-0000-4000-8000-000000000000', 'damaged'],
    ];
    for (const [account, text] of foreign) await keytar.setPassword(service, account, text);
    assert.ok((await machineKey('fingerprint')).ok);
    assert.deepEqual(value(await store.list()), []);
    const kept = await everything(service);
    for (const [account, text] of foreign) assert.equal(kept.get(account), text);
  });

  it('calls damaged items broken, and overwrites none', async () => {
    const { store, service } = openTestKeychain();
    const keytar = await loadKeytar();
    await keytar.setPassword(service, 'damaged', '{"format":1,');
    fails('broken', await store.read('damaged'));
    fails('broken', await store.write('damaged', 'absent', sampleKey({ id: 'damaged' })));
    const long = sampleKey({}, { secret: rsaPem() });
    value(await store.write(long.record.id, 'absent', long));
    const part = [...(await everything(service)).keys()].find((account) => account.endsWith('/2'));
    await keytar.deletePassword(service, part ?? '');
    fails('broken', await store.read(long.record.id));
  });

  it('collects what a crash left, at the next list and at the first write', async () => {
    const { store, service } = openTestKeychain();
    const keytar = await loadKeytar();
    const key = sampleKey();
    const { id } = key.record;
    const leave = async (): Promise<void> => {
      await keytar.setPassword(service, `${id}/0123abcd/1`, 'a part without a head');
      await keytar.setPassword(service, 'gone!staged', encodeKey(service, 'ab', key).head);
    };
    await leave();
    value(await store.write(id, 'absent', key));
    assert.deepEqual([...(await everything(service)).keys()], [id]);
    await leave();
    assert.equal(value(await store.list()).length, 1);
    assert.deepEqual([...(await everything(service)).keys()], [id]);
  });

  it('takes a promotion that was cut short for done', async () => {
    const { store, service } = openTestKeychain();
    const keytar = await loadKeytar();
    const first = sampleKey();
    const { id } = first.record;
    const revision = value(await store.write(id, 'absent', first));
    const second = sampleKey({ id }, { secret: rsaPem() });
    const staged = value(await store.stage(id, second));
    const head = (await everything(service)).get(`${id}!staged`) ?? '';
    await keytar.setPassword(service, id, head);
    fails('conflict', await store.promote(id, revision));
    fails('absent', await store.discard(id));
    const read = value(await store.read(id));
    assert.equal(read.revision, staged);
    assert.ok(read.fields.get('secret')?.equals(secretOf(second)));
  });

  it('refuses ids that could be mistaken for its other items', async () => {
    const { store } = openTestKeychain();
    for (const id of ['machine:audit', 'x!staged', 'x/ab/1', '']) {
      fails('unsupported', await store.write(id, 'absent', sampleKey({ id })));
      fails('absent', await store.read(id));
    }
  });

  it('lets one of several processes win each replacement', async () => {
    const { store, service } = openTestKeychain();
    value(await store.write('one', 'absent', sampleKey({ id: 'one', note: '0' })));
    const rivals = [1, 2, 3].map(() => startChild(rival, service, '15'));
    await Promise.all(rivals.map((child) => child.waitFor('ready')));
    rivals.forEach((child) => child.go());
    assert.deepEqual(await Promise.all(rivals.map((child) => child.ended())), [0, 0, 0]);
    assert.equal(value(await store.read('one')).record.note, '45');
  });

  it('answers the old key or the new one, whole, whenever a writer is killed', async (context) => {
    const { store, service } = openTestKeychain();
    const nursery = createNursery(() => startChild(crasher, service), 3);
    context.after(() => nursery.close());
    let confirmed = 'absent';
    let operations = 0;
    for (let kills = 0; kills < 60; kills += 1) {
      const child = await nursery.next();
      child.go();
      // By progress, not by the clock alone, so that a busy machine kills as deep inside as an idle one:
      // “ready”, then one operation at least, and perhaps the beginning of the next ones.
      await child.waitForLines(3 + Math.floor(Math.random() * 5));
      await sleep(Math.random() * 20);
      const during = await present(store);
      await child.kill();
      assert.notEqual(during, 'torn');
      for (const line of child.lines.filter((text) => text.startsWith('did '))) {
        confirmed = line.slice(4);
        operations += 1;
      }
      const tried = child.lines.findLast((text) => text.startsWith('try '))?.slice(4) ?? confirmed;
      const after = await present(store);
      assert.ok([confirmed, tried].includes(after), `${after}: not ${confirmed}, not ${tried}`);
      confirmed = after;
    }
    assert.ok(operations > 60, `${String(operations)} operations`);
    value(await store.list());
    const left = [...(await everything(service)).keys()].filter((name) => name.includes('/'));
    const head = await loadKeytar().then((keytar) => keytar.getPassword(service, 'one'));
    const parts = /"parts":(\d+)/.exec(head ?? '')?.[1] ?? '0';
    const staged = left.length - Number(parts);
    assert.ok([0, 2, 3].includes(staged), `orphans: ${left.join(' ')}`);
  });
});

describe('machine keys', () => {
  it('are made once, by whichever process is first, and differ by name', async () => {
    const { service, machineKey } = openTestKeychain();
    const windows = [machineKey, openTestKeychain(service).machineKey];
    const keys = await Promise.all(windows.map((window) => window('audit')));
    const [first, second] = keys.map((key) => (key.ok ? key.value : undefined));
    assert.ok(first && second && first.equals(second));
    assert.equal(first.length, 43);
    const other = await machineKey('grants');
    assert.ok(other.ok && !other.value.equals(first));
  });

  it('are not made when only asked for', async () => {
    const { machineKey, service } = openTestKeychain();
    const asked = await machineKey('audit', { create: false });
    assert.equal(asked.ok ? '' : asked.error.fault, 'absent');
    assert.equal((await everything(service)).size, 0);
  });

  it('are not replaced when damaged', async () => {
    const { machineKey, service } = openTestKeychain();
    await (await loadKeytar()).setPassword(service, 'machine:audit', 'damaged');
    const asked = await machineKey('audit');
    assert.equal(asked.ok ? '' : asked.error.fault, 'broken');
  });

  it('have the anchor of the audit log beside them', async () => {
    const { anchor } = openTestKeychain();
    assert.deepEqual(await anchor.read(), { ok: true, value: undefined });
    const now = { count: 7, head: 'ab'.repeat(32) };
    assert.deepEqual(await anchor.write(now), { ok: true, value: undefined });
    assert.deepEqual(await anchor.read(), { ok: true, value: now });
  });
});

async function everything(service: string): Promise<ReadonlyMap<string, string>> {
  const found = await (await loadKeytar()).findCredentials(service);
  return new Map(found.map(({ account, password }) => [account, password]));
}

function secretOf(key: StoredKey) {
  const secret = key.fields.get('secret');
  assert.ok(secret);
  return secret;
}

/** A key that takes so many bytes when it is kept whole. */
function keyOfLength(service: string, length: number): StoredKey {
  const revision = '0'.repeat(32);
  const base = sampleKey({}, { apiKey: 'a', secret: '' });
  const short = encodeKey(service, revision, base).head.length;
  return sampleKey(base.record, { apiKey: 'a', secret: 's'.repeat(length - short) });
}

async function present(store: SecretStore): Promise<string> {
  const read = await store.read('one');
  if (!read.ok) return read.error.fault;
  return tagOf(read.value.value);
}
