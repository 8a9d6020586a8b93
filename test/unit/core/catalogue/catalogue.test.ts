import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  ccxtVariable,
  environmentsOf,
  allExchanges,
  fieldsOf,
  findExchange,
  managePage,
} from '../../../../src/core/catalogue/catalogue.ts';
import type { ExchangeFacts } from '../../../../src/core/catalogue/types.ts';
import type { Environment, Field } from '../../../../src/core/keys/vocabulary.ts';

describe('findExchange', () => {
  const names = {
    binance: 'binance',
    BINANCE: 'binance',
    okex: 'okx',
    huobi: 'htx',
    huobipro: 'htx',
    gateio: 'gate',
    coinbasepro: 'coinbaseexchange',
    coinbaseadvanced: 'coinbase',
    bitfinex2: 'bitfinex',
    Okex: 'okx',
  };
  for (const [name, id] of Object.entries(names)) {
    it(`${name} is ${id}`, () => assert.equal(findExchange(name)?.id, id));
  }

  it('knows nothing of other names', () => {
    for (const name of ['', 'nosuch', 'binance ', '__proto__', 'constructor', 'bitmex']) {
      assert.equal(findExchange(name), undefined);
    }
  });
});

describe('environmentsOf', () => {
  const cases: Readonly<Record<string, readonly Environment[]>> = {
    binance: ['practice', 'testnet', 'demo', 'live'],
    deribit: ['practice', 'testnet', 'live'],
    bybit: ['testnet', 'demo', 'live'],
    okx: ['demo', 'live'],
    bitget: ['demo', 'live'],
    kraken: ['live'],
    coinbase: ['live'],
    hyperliquid: ['testnet', 'live'],
  };
  for (const [id, expected] of Object.entries(cases)) {
    it(`${id}: ${expected.join(', ')}`, () => {
      assert.deepEqual(environmentsOf(exchange(id)), expected);
    });
  }

  it('has live everywhere, and a testnet only where ccxt has an address for one', () => {
    for (const facts of allExchanges()) {
      const found = environmentsOf(facts);
      assert.ok(found.includes('live'), facts.id);
      if (found.includes('testnet')) assert.ok(facts.sandbox.ccxt.testUrls, facts.id);
    }
  });

  it('tells a demo on the live host by its header', () => {
    const headers = allExchanges().flatMap((facts) =>
      facts.sandbox.demo.flatMap(({ header }) => (header ? [`${facts.id} ${header.name}`] : [])),
    );
    assert.deepEqual(headers, ['okx x-simulated-trading', 'bitget PAPTRADING']);
  });
});

describe('fieldsOf', () => {
  const cases: Readonly<Record<string, readonly (readonly [Field, string?])[]>> = {
    binance: [['apiKey'], ['secret']],
    deribit: [
      ['apiKey', 'client_id'],
      ['secret', 'client_secret'],
    ],
    okx: [['apiKey'], ['secret'], ['password', 'passphrase']],
    kucoin: [['apiKey'], ['secret'], ['password', 'API passphrase']],
    pacifica: [['privateKey']],
  };
  for (const [id, expected] of Object.entries(cases)) {
    it(`${id}: ${expected.map(([field]) => field).join(', ')}`, () => {
      const found = fieldsOf(exchange(id));
      assert.deepEqual(
        found.map(({ field, exchangeName }) => [field, exchangeName]),
        expected.map(([field, name]) => [field, name]),
      );
    });
  }

  it('keeps every field confidential but the wallet address', () => {
    const open = allExchanges()
      .flatMap(fieldsOf)
      .filter(({ confidential }) => !confidential);
    assert.ok(open.length > 0);
    assert.ok(open.every(({ field }) => field === 'walletAddress'));
  });

  it('carries the format with its own level', () => {
    const secret = fieldsOf(exchange('mexc')).find(({ field }) => field === 'secret');
    assert.equal(secret?.verified, 'ccxt');
    assert.deepEqual(secret.format, { description: '32 hex (memory)', verified: 'memory' });
  });
});

describe('managePage', () => {
  it('splits an address from the way on', () => {
    const page = managePage(exchange('deribit'), 'testnet');
    assert.equal(page?.url, 'https://test.deribit.com/');
    assert.equal(page.path, 'account panel > API');
    assert.equal(page.verified, 'docs');
  });

  it('says when one address of a documented group is from memory', () => {
    assert.equal(managePage(exchange('binance'), 'live')?.verified, 'memory');
    assert.equal(managePage(exchange('binance'), 'demo')?.verified, 'docs');
  });

  it('has none for practice, nor where none is known', () => {
    for (const facts of allExchanges()) assert.equal(managePage(facts, 'practice'), undefined);
    assert.equal(managePage(exchange('kraken'), 'testnet'), undefined);
    assert.equal(managePage(exchange('luno'), 'live'), undefined);
  });
});

describe('ccxtVariable', () => {
  it('is the id and the field in capitals', () => {
    assert.equal(ccxtVariable(exchange('okx'), 'password'), 'OKX_PASSWORD');
    assert.equal(ccxtVariable(exchange('hyperliquid'), 'privateKey'), 'HYPERLIQUID_PRIVATEKEY');
  });
});

function exchange(id: string): ExchangeFacts {
  const found = findExchange(id);
  assert.ok(found, id);
  return found;
}
