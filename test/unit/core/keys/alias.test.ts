import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import { freeAlias, isAlias, proposeAlias } from '../../../../src/core/keys/alias.ts';

describe('alias', () => {
  const good = ['a', '7', 'binance-testnet', 'a--b', 'a-', 'a'.repeat(63)];
  for (const alias of good) it(`can be ${alias}`, () => assert.equal(isAlias(alias), true));

  const bad = [
    '',
    '-a',
    'A',
    'a_b',
    'a.b',
    'a b',
    'ä',
    'a\n',
    'a'.repeat(64),
    7,
    null,
    undefined,
    ['a'],
  ];
  for (const alias of bad) {
    it(`cannot be ${inspect(alias)}`, () => {
      assert.equal(isAlias(alias), false);
    });
  }

  it('is proposed from exchange and environment, numbered when taken', () => {
    assert.equal(proposeAlias('binance', 'testnet', new Set()), 'binance-testnet');
    const taken = new Set(['binance-testnet', 'binance-testnet-2', 'binance-testnet-4']);
    assert.equal(proposeAlias('binance', 'testnet', taken), 'binance-testnet-3');
    assert.equal(freeAlias('mine', taken), 'mine');
  });
});
