import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { format, inspect } from 'node:util';
import { Secret } from '../../../../src/core/keys/secret.ts';
import { syntheticValue } from '../../../fakes/sampleKey.ts';

describe('Secret', () => {
  const value = syntheticValue();
  const secret = new Secret(value);

  const forms: readonly [string, () => string][] = [
    ['String()', () => String(secret)],
    ['a template', () => [secret].join()],
    ['concatenation', () => ''.concat(secret as unknown as string)],
    ['JSON', () => JSON.stringify({ deep: [{ secret }] })],
    ['inspect', () => inspect({ deep: { secret } }, { showHidden: true, depth: null })],
    ['format', () => format('%s %o %O %j', secret, secret, secret, secret)],
    ['a structured clone', () => inspect(structuredClone({ secret }))],
    ['its members', () => JSON.stringify([Object.entries(secret), Reflect.ownKeys(secret)])],
    ['an error', () => inspect(new Error('failed', { cause: secret }))],
    ['a map', () => inspect(new Map([['secret', secret]]))],
  ];
  for (const [name, print] of forms) {
    it(`does not show in ${name}`, () => {
      assert.equal(print().includes(value), false);
      assert.equal(print().includes(value.slice(0, 12)), false);
    });
  }

  it('says that something is there', () => {
    assert.equal(String(secret), '[redacted]');
    assert.equal(inspect(secret), '[redacted]');
    assert.equal(JSON.stringify({ secret }), '{"secret":"[redacted]"}');
  });

  it('is handed out by reveal alone, and compares by value', () => {
    assert.equal(secret.reveal(), value);
    assert.equal(secret.length, value.length);
    assert.ok(secret.equals(new Secret(value)));
    assert.ok(!secret.equals(new Secret(`${value}x`)));
  });
});
