import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sampleKey } from '../../fakes/sampleKey.ts';
import { createFakeSecretStore } from '../../fakes/secretStore.ts';
import { fails, secretStoreContract, value } from './contract.ts';

describe('secret store: fake', () => {
  secretStoreContract(createFakeSecretStore);

  it('fails as told and changes nothing then', async () => {
    const store = createFakeSecretStore();
    const key = sampleKey();
    store.failNext('locked', 'unknown-outcome');
    fails('locked', await store.write(key.record.id, 'absent', key));
    fails('unknown-outcome', await store.read(key.record.id));
    fails('absent', await store.read(key.record.id));
  });

  it('fails every call while it is locked', async () => {
    const store = createFakeSecretStore();
    store.become({ state: 'locked' });
    assert.deepEqual(await store.availability(), { state: 'locked' });
    fails('locked', await store.list());
    store.become({ state: 'available' });
    assert.deepEqual(value(await store.list()), []);
  });

  it('calls a damaged key broken', async () => {
    const store = createFakeSecretStore();
    const key = sampleKey();
    value(await store.write(key.record.id, 'absent', key));
    store.damage(key.record.id);
    fails('broken', await store.read(key.record.id));
    assert.deepEqual(value(await store.list()), []);
  });
});
