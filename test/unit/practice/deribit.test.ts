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
  type RawReply,
  type RawRequest,
} from './support.ts';

const NOW = 1_760_000_000_000;
const FROZEN = { clock: () => NOW };

describe('Deribit over HTTP', () => {
  const summary = '/api/v2/private/get_account_summary?currency=BTC';
  const refused: Readonly<
    Record<
      string,
      readonly [
        ask: (practice: Practice) => RawRequest,
        status: number,
        code: number,
        message: string,
      ]
    >
  > = {
    'no authorization': [() => ({ path: summary }), 401, 13009, 'unauthorized'],
    'wrong basic credentials': [(p) => basic(p, summary, 'x'), 400, 13004, 'invalid_credentials'],
    'wrong bearer token': [
      () => ({ path: summary, headers: { authorization: 'Bearer x' } }),
      401,
      13009,
      'unauthorized',
    ],
    'a minute old': [
      (p) => signed(p, 'trading', summary, NOW - 60_001),
      401,
      13009,
      'unauthorized',
    ],
    'tampered URI': [(p) => tampered(signed(p, 'trading', summary)), 401, 13009, 'unauthorized'],
    'read-only key that trades': [
      (p) =>
        signed(
          p,
          'read-only',
          '/api/v2/private/buy?instrument_name=BTC_USDC&amount=0.1&type=market',
        ),
      403,
      13021,
      'forbidden',
    ],
    'unknown instrument': [
      (p) => signed(p, 'trading', '/api/v2/private/buy?instrument_name=X&amount=1'),
      400,
      13020,
      'not_found',
    ],
    'unknown order type': [
      (p) =>
        signed(
          p,
          'trading',
          '/api/v2/private/buy?instrument_name=BTC_USDC&amount=1&type=stop_market',
        ),
      400,
      10033,
      'not_implemented',
    ],
    'unknown order': [
      (p) => signed(p, 'trading', '/api/v2/private/cancel?order_id=x'),
      400,
      10004,
      'order_not_found',
    ],
    'unknown currency': [
      (p) => signed(p, 'trading', '/api/v2/private/get_account_summary?currency=X'),
      400,
      -32602,
      'Invalid params',
    ],
    'unknown method': [
      () => ({ path: '/api/v2/private/withdraw' }),
      400,
      -32601,
      'Method not found',
    ],
    'an inherited name': [() => ({ path: '/api/v2/constructor' }), 400, -32601, 'Method not found'],
    'a body that is no JSON': [
      () => ({ method: 'POST', path: '/api/v2', body: '{' }),
      400,
      -32700,
      'Parse error',
    ],
    'public/auth with a wrong secret': [
      (p) => auth(p, 'trading', 'x'),
      400,
      13004,
      'invalid_credentials',
    ],
    'public/auth with an expired key': [
      (p) => auth(p, 'expired'),
      400,
      13004,
      'invalid_credentials',
    ],
    'public/auth from a foreign address': [
      (p) => auth(p, 'ip-restricted'),
      400,
      13004,
      'invalid_credentials',
    ],
    'public/auth with another grant': [
      () => ({ path: '/api/v2/public/auth?grant_type=password' }),
      400,
      -32602,
      'Invalid params',
    ],
  };
  for (const [what, [ask, status, code, message]] of Object.entries(refused)) {
    it(`${what}: ${status} ${code}`, () =>
      withPractice(FROZEN, async (practice) => {
        const { status: given, body } = await send(practice.url, ask(practice));
        assert.deepEqual(
          [given, at(body, 'error', 'code'), at(body, 'error', 'message')],
          [status, code, message],
        );
        assert.deepEqual(
          [at(body, 'jsonrpc'), at(body, 'testnet'), at(body, 'usIn')],
          ['2.0', true, NOW * 1000],
        );
      }));
  }

  it('accepts basic credentials, a signature up to a minute old, and a bearer token until it expires', async () => {
    let now = NOW;
    await withPractice({ clock: () => now }, async (practice) => {
      assert.equal((await send(practice.url, basic(practice, summary))).status, 200);
      assert.equal(
        (await send(practice.url, signed(practice, 'trading', summary, NOW - 60_000))).status,
        200,
      );
      const issued = await send(practice.url, auth(practice, 'trading'));
      const authorization = `Bearer ${String(at(issued.body, 'result', 'access_token'))}`;
      const ask = () => send(practice.url, { path: summary, headers: { authorization } });
      assert.equal((await ask()).status, 200);
      now += 1000 * Number(at(issued.body, 'result', 'expires_in'));
      assert.equal((await ask()).status, 401);
    });
  });

  it('exchanges a refresh token once', () =>
    withPractice(FROZEN, async (practice) => {
      const issued = await send(practice.url, auth(practice, 'trading'));
      const token = String(at(issued.body, 'result', 'refresh_token'));
      const path = `/api/v2/public/auth?grant_type=refresh_token&refresh_token=${token}`;
      assert.equal((await send(practice.url, { path })).status, 200);
      assert.equal((await send(practice.url, { path })).status, 400);
    }));

  it('signs in with client_signature', () =>
    withPractice(FROZEN, async (practice) => {
      const { apiKey, secret } = sampleFields(practice, 'deribit', 'trading');
      const params = {
        grant_type: 'client_signature',
        client_id: apiKey,
        timestamp: NOW,
        nonce: 'n',
        data: 'd',
        signature: hmac(secret, `${NOW}\nn\nd`),
      };
      const ask = (changes: object): Promise<RawReply> => {
        const body = JSON.stringify({
          jsonrpc: '2.0',
          id: 7,
          method: 'public/auth',
          params: { ...params, ...changes },
        });
        return send(practice.url, { method: 'POST', path: '/api/v2', body });
      };
      const accepted = await ask({});
      assert.deepEqual([accepted.status, at(accepted.body, 'id')], [200, 7]);
      assert.equal((await ask({ data: 'e' })).status, 400);
    }));
});

function signed(practice: Practice, role: SampleRole, path: string, ts = NOW): RawRequest {
  const { apiKey, secret } = sampleFields(practice, 'deribit', role);
  const sig = hmac(secret, `${ts}\nnonce\nGET\n${path}\n\n`);
  return {
    path,
    headers: { authorization: `deri-hmac-sha256 id=${apiKey},ts=${ts},sig=${sig},nonce=nonce` },
  };
}

function basic(practice: Practice, path: string, wrong?: string): RawRequest {
  const { apiKey, secret } = sampleFields(practice, 'deribit', 'trading');
  const credentials = Buffer.from(`${apiKey}:${wrong ?? secret}`).toString('base64');
  return { path, headers: { authorization: `Basic ${credentials}` } };
}

function auth(practice: Practice, role: SampleRole, wrong?: string): RawRequest {
  const { apiKey, secret } = sampleFields(practice, 'deribit', role);
  const query = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: apiKey,
    client_secret: wrong ?? secret,
  });
  return { path: `/api/v2/public/auth?${query.toString()}` };
}
