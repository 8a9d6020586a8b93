import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { SampleRole } from '../../../src/practice/engine/sampleKeys.ts';
import { startPractice, type Practice } from '../../../src/practice/start.ts';
import { javascript, pythonClient, type Client } from './clients.ts';
import { at, sampleFields, withPractice } from '../../unit/practice/support.ts';
import { assertRefused, BALANCE, runAs, SYMBOL, valueOf } from './support.ts';

for (const { name, open } of [javascript, pythonClient]) {
  describe(`practice exchange with ${name}`, () => {
    let client: Client;
    before(() => {
      client = open();
    });
    after(() => client.close());

    for (const exchange of ['binance', 'deribit'] as const) {
      it(`${exchange}: markets, time, ticker and balance`, () =>
        withPractice({}, async (practice) => {
          const symbol = SYMBOL[exchange];
          const [markets, time, ticker, balance] = await runAs(
            client,
            practice,
            exchange,
            'read-only',
            [['loadMarkets'], ['fetchTime'], ['fetchTicker', symbol], ['fetchBalance']],
          ).then((all) => all.map(valueOf));
          const market = at(markets, symbol);
          assert.deepEqual([at(market, 'spot'), at(market, 'active')], [true, true]);
          assert.ok(Math.abs(Number(time) - Date.now()) < 5_000);
          const [bid, last, ask] = ['bid', 'last', 'ask'].map((side) => Number(at(ticker, side)));
          assert.ok(Number(bid) < Number(last) && Number(last) < Number(ask));
          assert.deepEqual([at(balance, 'BTC', 'free'), at(balance, 'BTC', 'used')], [1, 0]);
        }));

      it(`${exchange}: a market order fills and moves the balances`, () =>
        withPractice({}, async (practice) => {
          const symbol = SYMBOL[exchange];
          const quote = symbol.slice(4);
          const [order, seen, balance] = await runAs(client, practice, exchange, 'trading', [
            ['createOrder', symbol, 'market', 'buy', 0.01],
            ['fetchOpenOrders', symbol],
            ['fetchBalance'],
          ]).then((all) => all.map(valueOf));
          assert.deepEqual([at(order, 'status'), at(order, 'filled')], ['closed', 0.01]);
          assert.deepEqual(seen, []);
          const fee = exchange === 'binance' ? 0.00001 : 0;
          assert.equal(at(balance, 'BTC', 'total'), 1.01 - fee);
          const spent = 10_000 - Number(at(balance, quote, 'total'));
          assert.ok(Math.abs(spent - 0.01 * Number(at(order, 'average'))) < 1e-6);
        }));

      it(`${exchange}: a limit order rests with its funds locked, until it is cancelled`, () =>
        withPractice({}, async (practice) => {
          const symbol = SYMBOL[exchange];
          const quote = symbol.slice(4);
          const placed = await runAs(client, practice, exchange, 'trading', [
            ['createOrder', symbol, 'limit', 'buy', 0.01, 10_000],
            ['fetchOpenOrders', symbol],
            ['fetchBalance'],
          ]).then((all) => all.map(valueOf));
          const id = at(placed[0], 'id');
          assert.equal(at(placed[0], 'status'), 'open');
          assert.equal(at(placed[1], 0, 'id'), id);
          assert.deepEqual(
            [at(placed[2], quote, 'free'), at(placed[2], quote, 'used')],
            [9_900, 100],
          );
          const [, order, balance] = await runAs(client, practice, exchange, 'trading', [
            ['cancelOrder', id, symbol],
            ['fetchOrder', id, symbol],
            ['fetchBalance'],
          ]).then((all) => all.map(valueOf));
          assert.equal(at(order, 'status'), 'canceled');
          assert.deepEqual([at(balance, quote, 'free'), at(balance, quote, 'used')], [10_000, 0]);
        }));

      it(`${exchange}: the same seed gives the same prices and order ids`, async () => {
        const trade = (practice: Practice) =>
          runAs(client, practice, exchange, 'trading', [
            ['createOrder', SYMBOL[exchange], 'market', 'sell', 0.01],
          ]);
        const [first, again] = [await withPractice({}, trade), await withPractice({}, trade)].map(
          ([outcome]) => valueOf(outcome),
        );
        for (const field of ['id', 'average']) assert.equal(at(first, field), at(again, field));
      });
    }

    it('binance: a key reads its own restrictions', () =>
      withPractice({}, async (practice) => {
        const flags = [
          'enableReading',
          'enableSpotAndMarginTrading',
          'enableWithdrawals',
          'ipRestrict',
        ];
        const readOut = async (role: SampleRole) => {
          const [outcome] = await runAs(client, practice, 'binance', role, [
            ['sapiGetAccountApiRestrictions'],
          ]);
          return flags.map((flag) => at(valueOf(outcome), flag));
        };
        assert.deepEqual(await readOut('trading'), [true, true, false, false]);
        assert.deepEqual(await readOut('read-only'), [true, false, false, false]);
      }));

    it('deribit: public/auth and list_api_keys tell the scopes, and no secret', () =>
      withPractice({}, async (practice) => {
        const { apiKey, secret } = sampleFields(practice, 'deribit', 'read-only');
        const credentials = {
          grant_type: 'client_credentials',
          client_id: apiKey,
          client_secret: secret,
        };
        const [auth, list] = await runAs(client, practice, 'deribit', 'read-only', [
          ['publicGetAuth', credentials],
          ['privateGetListApiKeys'],
        ]).then((all) => all.map(valueOf));
        assert.equal(
          at(auth, 'result', 'scope'),
          'connection mainaccount account:read trade:read wallet:read',
        );
        const keys = at(list, 'result');
        assert.ok(Array.isArray(keys));
        const scopes = keys.map((key) => at(key, 'max_scope'));
        assert.deepEqual(scopes.slice(0, 2), [
          'account:read trade:read_write wallet:read',
          'account:read trade:read wallet:read',
        ]);
        const secrets = practice.sampleKeys().map(({ fields }) => fields.secret);
        assert.ok(!secrets.some((each) => JSON.stringify(list).includes(each)));
      }));

    for (const kind of ['ed25519', 'rsa'] as const) {
      it(`binance: ${kind} signatures are checked with the public key`, () => {
        const [ours, other] = [pemPair(kind), pemPair(kind)];
        const apiKey = kind.padEnd(64, 'Key');
        const key = {
          id: apiKey,
          label: kind,
          verifier: ours.publicKey,
          scopes: ['read'] as const,
          allowlist: [],
          createdAt: 0,
        };
        return withPractice({ extraKeys: { binance: [key] } }, async (practice) => {
          const ask = (secret: string) =>
            client.run({
              exchange: 'binance',
              url: practice.url,
              fields: { apiKey, secret },
              calls: [BALANCE],
            });
          const [accepted] = await ask(ours.pem);
          assert.equal(at(valueOf(accepted), 'BTC', 'total'), 1);
          const [refused] = await ask(other.pem);
          assertRefused(refused, { error: 'AuthenticationError', holds: '"code":-1022' });
        });
      });
    }
  });
}

describe('practice exchange with ccxt for Python from another address', () => {
  for (const exchange of ['binance', 'deribit'] as const) {
    it(`${exchange}: the IP-restricted key works from 127.0.0.2`, async () => {
      const [client, practice] = [pythonClient.open(), await startPractice({ port: 0 })];
      try {
        const fields = sampleFields(practice, exchange, 'ip-restricted');
        const [outcome] = await client.run({
          exchange,
          url: practice.url,
          fields,
          from: '127.0.0.2',
          calls: [['fetchBalance']],
        });
        assert.equal(at(valueOf(outcome), 'BTC', 'total'), 1);
      } finally {
        await client.close();
        await practice.close();
      }
    });
  }
});

function pemPair(kind: 'ed25519' | 'rsa') {
  const { publicKey, privateKey } =
    kind === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ed25519');
  return { publicKey, pem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
}
