import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startPractice } from '../../../src/practice/start.ts';

describe('sample keys', () => {
  it('have the shapes of their exchanges, and follow the seed', async () => {
    const shapes = {
      binance: [/^[A-Za-z0-9]{64}$/, /^[A-Za-z0-9]{64}$/],
      deribit: [/^[\w-]{8,10}$/, /^[\w-]{43}$/],
    } as const;
    const keysOf = async (seed: string) => {
      const practice = await startPractice({ port: 0, seed });
      await practice.close();
      return practice.sampleKeys();
    };
    const [one, same, other] = [await keysOf('one'), await keysOf('one'), await keysOf('other')];
    for (const { exchange, fields } of one) {
      assert.match(fields.apiKey, shapes[exchange][0]);
      assert.match(fields.secret, shapes[exchange][1]);
    }
    const secrets = (keys: typeof one): readonly string[] =>
      keys.map(({ fields }) => fields.secret);
    assert.deepEqual(secrets(same), secrets(one));
    assert.equal(new Set([...secrets(one), ...secrets(other)]).size, 16);
  });
});
