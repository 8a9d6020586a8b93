import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { createMasker } from '../../../../src/adapters/debugger/masker.ts';
import { Secret } from '../../../../src/core/keys/secret.ts';

describe('createMasker', () => {
  it('masks secrets under the names of their variables', () => {
    const [key, secret] = [randomBytes(16).toString('hex'), randomBytes(16).toString('base64')];
    const masker = createMasker(
      new Map([
        ['DERIBIT_APIKEY', new Secret(key)],
        ['DERIBIT_SECRET', new Secret(secret)],
      ]),
    );
    const message = { type: 'event', event: 'output', body: { output: `${key}:${secret}\n` } };
    const { printed, shown } = masker.message(message);
    assert.ok(message.body.output === '[masked: DERIBIT_APIKEY]:[masked: DERIBIT_SECRET]\n');
    assert.deepEqual([...printed].sort(), ['DERIBIT_APIKEY', 'DERIBIT_SECRET']);
    assert.equal(shown.size, 0);
  });
});
