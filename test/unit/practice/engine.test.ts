import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  amount,
  divide,
  floorTo,
  formatAmount,
  multiply,
  parseAmount,
} from '../../../src/practice/engine/decimal.ts';
import { derivedBytes, derivedInteger, derivedText } from '../../../src/practice/engine/seed.ts';

describe('decimal amounts', () => {
  const readable: Readonly<Record<string, string>> = {
    '0': '0.00000000',
    '1': '1.00000000',
    '0.1': '0.10000000',
    '12.34567890': '12.34567890',
    '0.00000001': '0.00000001',
    '1.000000000000': '1.00000000',
    '000.5': '0.50000000',
  };
  for (const [text, printed] of Object.entries(readable)) {
    it(`reads ${text}`, () => assert.equal(formatAmount(amount(text)), printed));
  }
  for (const text of [
    '',
    '.',
    '1.',
    '.5',
    '-1',
    '+1',
    '1e3',
    '0x1',
    ' 1',
    '1,5',
    'NaN',
    'Infinity',
    '0.000000001',
    '1'.repeat(16),
  ]) {
    it(`does not read "${text}"`, () => assert.equal(parseAmount(text), undefined));
  }

  it('prints what it reads, for any amount', () =>
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 20n }),
        (value) => parseAmount(formatAmount(value)) === value,
      ),
    ));

  it('multiplies, divides and floors downwards', () => {
    assert.equal(multiply(amount('0.00000001'), amount('0.9')), 0n);
    assert.equal(multiply(amount('0.01'), amount('60000.01')), amount('600.0001'));
    assert.equal(divide(amount('1'), amount('3')), amount('0.33333333'));
    assert.equal(floorTo(amount('0.123456'), amount('0.001')), amount('0.123'));
  });
});

describe('derivation from the seed', () => {
  it('repeats itself, and differs by seed and by label', () => {
    const [one, same, otherSeed, otherLabel] = [
      ['a', 'x'],
      ['a', 'x'],
      ['b', 'x'],
      ['a', 'y'],
    ].map(([seed = '', label = '']) => derivedBytes(seed, label, 40).toString('hex'));
    assert.equal(one, same);
    assert.equal(new Set([one, otherSeed, otherLabel]).size, 3);
    assert.equal(one?.length, 80);
  });

  it('gives text of the length and alphabet asked for, all letters about equally often', () => {
    const alphabet = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
    const text = derivedText('seed', 'label', 100 * alphabet.length, alphabet);
    assert.match(text, /^[a-zA-Z0-9]{6200}$/);
    for (const letter of Array.from(alphabet)) {
      const count = text.split(letter).length - 1;
      assert.ok(count > 60 && count < 145, letter);
    }
  });

  it('gives whole numbers below the limit', () => {
    for (let index = 0; index < 200; index += 1) {
      const value = derivedInteger('seed', `label/${index}`, 7);
      assert.ok(Number.isInteger(value) && value >= 0 && value < 7);
    }
  });
});
