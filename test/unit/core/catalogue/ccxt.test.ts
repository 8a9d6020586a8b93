import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import ccxt from 'ccxt';
import { ALIASES } from '../../../../src/core/catalogue/aliases.ts';
import { allExchanges } from '../../../../src/core/catalogue/catalogue.ts';
import type { ExchangeFacts } from '../../../../src/core/catalogue/types.ts';
import { isRecord, type UnknownRecord } from '../../../../src/core/kernel/parse.ts';

describe('the catalogue beside the installed ccxt', () => {
  for (const exchange of allExchanges()) {
    it(`agrees on ${exchange.id}`, () => {
      assert.ok(ccxt.exchanges.includes(exchange.id));
      const instance = fresh(exchange.id);
      assert.deepEqual(
        exchange.credentials.required.toSorted(),
        truthyKeys(instance['requiredCredentials']).toSorted(),
      );
      assert.deepEqual(exchange.sandbox.ccxt.testUrls, urlsIn(instance, 'test'));
      for (const method of methodsOf(exchange)) {
        assert.equal(typeof instance[method], 'function', method);
      }
    });
  }

  it('has no alias that is still an id', () => {
    for (const { alias } of ALIASES) assert.ok(!ccxt.exchanges.includes(alias), alias);
  });
});

function fresh(id: string): UnknownRecord {
  const exchangeClass: unknown = Reflect.get(ccxt, id);
  assert.ok(typeof exchangeClass === 'function');
  const instance: unknown = Reflect.construct(exchangeClass, []);
  assert.ok(isRecord(instance));
  return instance;
}

function truthyKeys(value: unknown): readonly string[] {
  assert.ok(isRecord(value));
  return Object.keys(value).filter((key) => value[key] === true);
}

function urlsIn(
  instance: UnknownRecord,
  kind: string,
): Readonly<Record<string, string>> | undefined {
  const urls = instance['urls'];
  assert.ok(isRecord(urls));
  const found = urls[kind];
  return isRecord(found) ? Object.fromEntries(flatten(found, '')) : undefined;
}

function flatten(urls: UnknownRecord, prefix: string): readonly (readonly [string, string])[] {
  return Object.entries(urls).flatMap(([key, value]) => {
    if (isRecord(value)) return flatten(value, `${prefix}${key}.`);
    assert.ok(typeof value === 'string');
    return [[`${prefix}${key}`, value] as const];
  });
}

function methodsOf(exchange: ExchangeFacts): readonly string[] {
  const operations = Object.values(exchange.keyManagement.operations);
  return [
    ...exchange.permissionsEndpoint.ccxtMethods,
    ...operations.flatMap(({ ccxtMethods, ccxtMethodSelf }) => [
      ...ccxtMethods,
      ...(ccxtMethodSelf === undefined ? [] : [ccxtMethodSelf]),
    ]),
    // "fetchBalance (swap)" names the market type after the method.
    ...Object.values(exchange.healthCheck.methods).map((text) => text.replace(/ .*/, '')),
  ];
}
