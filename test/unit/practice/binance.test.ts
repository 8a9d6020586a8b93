import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SampleRole } from '../../../src/practice/engine/sampleKeys.ts';
import type { Practice } from '../../../src/practice/start.ts';
import {
  at,
  hmac,
  sampleFields,
  send,
  tampered,
  withPractice,
  type RawRequest,
} from './support.ts';

const NOW = 1_760_000_000_000;
const FROZEN = { clock: () => NOW };
const ORDER = 'symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01';

describe('Binance over HTTP', () => {
  const refused: Readonly<
    Record<
      string,
      readonly [
        ask: (practice: Practice) => RawRequest,
        status: number,
        code: number,
        message: RegExp,
      ]
    >
  > = {
    'no key': [() => ({ path: '/api/v3/account' }), 401, -2014, /^API-key format invalid\.$/],
    'no timestamp': [
      (p) => signed(p, 'trading', 'GET', '/api/v3/account', '', ''),
      400,
      -1102,
      /'timestamp'/,
    ],
    'no signature': [
      (p) => ({
        ...signed(p, 'trading', 'GET', '/api/v3/account', ''),
        path: `/api/v3/account?timestamp=${NOW}`,
      }),
      400,
      -1102,
      /'signature'/,
    ],
    'recvWindow too long': [
      (p) => signed(p, 'trading', 'GET', '/api/v3/account', 'recvWindow=60001&'),
      400,
      -1131,
      /60000/,
    ],
    'one millisecond too old': [
      (p) => signed(p, 'trading', 'GET', '/api/v3/account', '', `timestamp=${NOW - 5_001}`),
      400,
      -1021,
      /outside of the recvWindow/,
    ],
    'a second ahead': [
      (p) => signed(p, 'trading', 'GET', '/api/v3/account', '', `timestamp=${NOW + 1_000}`),
      400,
      -1021,
      /1000ms ahead/,
    ],
    'tampered query': [
      (p) => tampered(signed(p, 'trading', 'GET', '/api/v3/account', 'a=1&')),
      400,
      -1022,
      /^Signature for this request is not valid\.$/,
    ],
    'read-only key that trades': [
      (p) => signed(p, 'read-only', 'POST', '/api/v3/order', `${ORDER}&`),
      401,
      -2015,
      /^Invalid API-key, IP, or permissions for action\.$/,
    ],
    'expired key': [
      (p) => signed(p, 'expired', 'GET', '/api/v3/account', ''),
      401,
      -2015,
      /^Invalid API-key/,
    ],
    'foreign address': [
      (p) => signed(p, 'ip-restricted', 'GET', '/api/v3/account', ''),
      401,
      -2015,
      /^Invalid API-key/,
    ],
    'unknown symbol': [
      (p) =>
        signed(
          p,
          'trading',
          'POST',
          '/api/v3/order',
          'symbol=NOSUCH&side=BUY&type=MARKET&quantity=1&',
        ),
      400,
      -1121,
      /^Invalid symbol\.$/,
    ],
    'unknown side': [
      (p) =>
        signed(
          p,
          'trading',
          'POST',
          '/api/v3/order',
          'symbol=BTCUSDT&side=HOLD&type=MARKET&quantity=1&',
        ),
      400,
      -1117,
      /^Invalid side\.$/,
    ],
    'unknown type': [
      (p) =>
        signed(
          p,
          'trading',
          'POST',
          '/api/v3/order',
          'symbol=BTCUSDT&side=BUY&type=STOP&quantity=1&',
        ),
      400,
      -1116,
      /^Invalid orderType\.$/,
    ],
    'unknown time in force': [
      (p) =>
        signed(
          p,
          'trading',
          'POST',
          '/api/v3/order',
          'symbol=BTCUSDT&side=BUY&type=LIMIT&quantity=1&price=1&timeInForce=GTX&',
        ),
      400,
      -1115,
      /^Invalid timeInForce\.$/,
    ],
    'no quantity': [
      (p) => signed(p, 'trading', 'POST', '/api/v3/order', 'symbol=BTCUSDT&side=BUY&type=MARKET&'),
      400,
      -1102,
      /'quantity'/,
    ],
    'lot size': [
      (p) =>
        signed(
          p,
          'trading',
          'POST',
          '/api/v3/order',
          'symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.000001&',
        ),
      400,
      -1013,
      /^Filter failure: LOT_SIZE$/,
    ],
    'illegal client order id': [
      (p) => signed(p, 'trading', 'POST', '/api/v3/order', `${ORDER}&newClientOrderId=%3Cb%3E&`),
      400,
      -1100,
      /Illegal characters/,
    ],
    'cancel of nothing': [
      (p) => signed(p, 'trading', 'DELETE', '/api/v3/order', 'symbol=BTCUSDT&orderId=1&'),
      400,
      -2011,
      /^Unknown order sent\.$/,
    ],
    'look at nothing': [
      (p) => signed(p, 'trading', 'GET', '/api/v3/order', 'symbol=BTCUSDT&orderId=1&'),
      400,
      -2013,
      /^Order does not exist\.$/,
    ],
    withdrawal: [
      (p) => signed(p, 'trading', 'POST', '/sapi/v1/capital/withdraw/apply', 'coin=BTC&'),
      404,
      -1020,
      /not supported/,
    ],
    'an inherited name': [() => ({ path: '/api/v3/__proto__' }), 404, -1020, /not supported/],
  };
  for (const [what, [ask, status, code, message]] of Object.entries(refused)) {
    it(`${what}: ${status} ${code}`, () =>
      withPractice(FROZEN, async (practice) => {
        const reply = await send(practice.url, ask(practice));
        assert.deepEqual([reply.status, at(reply.body, 'code')], [status, code]);
        assert.match(String(at(reply.body, 'msg')), message);
      }));
  }

  const accepted: Readonly<Record<string, (practice: Practice) => RawRequest>> = {
    'at the end of its window': (p) =>
      signed(p, 'trading', 'GET', '/api/v3/account', '', `timestamp=${NOW - 5_000}`),
    'in a longer window': (p) =>
      signed(
        p,
        'trading',
        'GET',
        '/api/v3/account',
        'recvWindow=60000&',
        `timestamp=${NOW - 59_000}`,
      ),
    'in microseconds': (p) =>
      signed(p, 'trading', 'GET', '/api/v3/account', '', `timestamp=${NOW * 1000}`),
    'from the allowed address': (p) => ({
      ...signed(p, 'ip-restricted', 'GET', '/api/v3/account', ''),
      localAddress: '127.0.0.2',
    }),
    'as a test order': (p) => signed(p, 'trading', 'POST', '/api/v3/order/test', `${ORDER}&`),
    'spending an amount of the quote asset': (p) =>
      signed(
        p,
        'trading',
        'POST',
        '/api/v3/order',
        'symbol=BTCUSDT&side=BUY&type=MARKET&quoteOrderQty=100&',
      ),
  };
  for (const [what, ask] of Object.entries(accepted)) {
    it(`accepts a request ${what}`, () =>
      withPractice(FROZEN, async (practice) => {
        assert.equal((await send(practice.url, ask(practice))).status, 200);
      }));
  }

  it('reads an order that is split over query and body', () =>
    withPractice(FROZEN, async (practice) => {
      const { apiKey, secret } = sampleFields(practice, 'binance', 'trading');
      const [query, body] = [
        'symbol=BTCUSDT&side=BUY',
        `type=MARKET&quantity=0.01&timestamp=${NOW}`,
      ];
      const signature = hmac(secret, query + body);
      const reply = await send(practice.url, {
        method: 'POST',
        path: `/api/v3/order?${query}`,
        headers: { 'x-mbx-apikey': apiKey },
        body: `${body}&signature=${signature}`,
      });
      assert.deepEqual([reply.status, at(reply.body, 'status')], [200, 'FILLED']);
    }));
});

/** A signed Binance request; `parameters` ends with `&`. Everything travels in the query. */
function signed(
  practice: Practice,
  role: SampleRole,
  method: string,
  path: string,
  parameters: string,
  timestamp = `timestamp=${NOW}`,
): RawRequest {
  const { apiKey, secret } = sampleFields(practice, 'binance', role);
  const payload = parameters + timestamp;
  const query = `${payload}&signature=${hmac(secret, payload)}`;
  return { method, path: `${path}?${query}`, headers: { 'x-mbx-apikey': apiKey } };
}
