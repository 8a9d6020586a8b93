import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createFakeKeyIndex } from '../../fakes/keyIndex.ts';
import { keyIndexContract } from './contract.ts';

describe('key index: fake', () => {
  keyIndexContract(() => {
    const index = createFakeKeyIndex();
    return { index, other: index, become: index.become };
  });

  it('fails as told, once', async () => {
    const index = createFakeKeyIndex();
    index.failNext({ code: 'busy' });
    assert.deepEqual(await index.read(), { ok: false, error: { code: 'busy' } });
    assert.equal((await index.read()).ok, true);
  });
});
