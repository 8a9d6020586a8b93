import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { allExchanges, findExchange } from '../../../../src/core/catalogue/catalogue.ts';
import {
  expiryRulesOf,
  ruleHolds,
  type Circumstances,
  type DocumentedRule,
} from '../../../../src/core/catalogue/expiry.ts';
import type { Environment } from '../../../../src/core/keys/vocabulary.ts';

describe('documented expiry', () => {
  const known: Readonly<Record<string, readonly string[]>> = {
    binance: ['fixed 30 docs', 'fixed 90 memory', 'idle 30 memory'],
    bybit: ['fixed 90 docs', 'event 7 docs'],
    okx: ['idle 14 docs'],
    kraken: ['user-set - docs'],
    kucoin: ['idle 30 docs', 'never - docs', 'user-set - docs'],
    htx: ['idle 90 docs'],
    mexc: ['fixed 90 docs'],
    bingx: ['idle 14 docs', 'never - docs', 'never - docs'],
    phemex: ['fixed 90 memory'],
    hyperliquid: ['user-set 180 docs'],
    coinex: ['fixed 90 docs', 'never - docs'],
    upbit: ['fixed 365 memory'],
    bithumb: ['fixed 365 docs'],
    derive: ['user-set - memory'],
    woofipro: ['user-set 365 memory'],
  };
  for (const exchange of allExchanges()) {
    it(`${exchange.id}: ${known[exchange.id]?.join(', ') ?? 'none'}`, () => {
      const found = expiryRulesOf(exchange, 'live');
      assert.deepEqual(
        found.map(({ kind, days, verified }) => `${kind} ${days ?? '-'} ${verified}`),
        known[exchange.id] ?? [],
      );
    });
  }

  it('always keeps the words, and an effect where a key ends', () => {
    for (const { expiry } of allExchanges()) {
      for (const rule of expiry.rules) {
        assert.ok(rule.text.length > 0);
        assert.equal(rule.kind === 'never', rule.effect === 'none');
        assert.equal(rule.kind === 'event', rule.event !== undefined);
      }
    }
  });

  it('marks rules that were quoted by others', () => {
    const ids = allExchanges().filter((e) =>
      expiryRulesOf(e, 'live').some((rule) => rule.secondHand),
    );
    assert.deepEqual(
      ids.map(({ id }) => id),
      ['binance', 'mexc', 'hyperliquid'],
    );
  });

  it('differs by environment', () => {
    assert.deepEqual(
      rules('okx', 'demo').map(({ kind }) => kind),
      ['never'],
    );
    assert.deepEqual(rules('binance', 'practice'), []);
  });
});

describe('ruleHolds', () => {
  const bound: Circumstances = { ipAllowlist: 'set', scopes: {} };
  const free: Circumstances = { ipAllowlist: 'none', scopes: {} };
  const reader: Circumstances = {
    ipAllowlist: 'none',
    scopes: {
      read: 'granted',
      'trade.spot': 'denied',
      'trade.margin': 'denied',
      'trade.futures': 'denied',
      'trade.options': 'denied',
      transfer: 'denied',
      withdraw: 'denied',
      'manage-keys': 'denied',
    },
  };
  const trader: Circumstances = {
    ...reader,
    scopes: { ...reader.scopes, 'trade.futures': 'granted' },
  };
  const unread: Circumstances = { ipAllowlist: 'unknown', scopes: {} };
  const cases: readonly (readonly [string, number, string, Circumstances, string])[] = [
    ['bybit', 0, 'bound to addresses', bound, 'no'],
    ['bybit', 0, 'free', free, 'yes'],
    ['bybit', 0, 'unread', unread, 'unknown'],
    ['okx', 0, 'free reader', reader, 'no'],
    ['okx', 0, 'free trader', trader, 'yes'],
    ['okx', 0, 'free, scopes unread', free, 'unknown'],
    ['okx', 0, 'bound, scopes unread', bound, 'no'],
    ['kucoin', 1, 'reader', reader, 'yes'],
    ['kucoin', 1, 'trader', trader, 'no'],
    ['kucoin', 1, 'scopes unread', unread, 'unknown'],
    ['coinex', 1, 'bound to addresses', bound, 'yes'],
    ['coinex', 1, 'free', free, 'no'],
    ['bithumb', 0, 'unread', unread, 'yes'],
  ];
  for (const [id, index, name, key, expected] of cases) {
    it(`${id} rule ${index}, ${name}: ${expected}`, () => {
      const rule = rules(id, 'live')[index];
      assert.ok(rule);
      assert.equal(ruleHolds(rule, key), expected);
    });
  }
});

function rules(id: string, environment: Environment): readonly DocumentedRule[] {
  const exchange = findExchange(id);
  assert.ok(exchange, id);
  return expiryRulesOf(exchange, environment);
}
