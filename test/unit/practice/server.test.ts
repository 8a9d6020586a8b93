import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { describe, it } from 'node:test';
import { startPractice } from '../../../src/practice/start.ts';
import { at, sampleFields, send, withPractice } from './support.ts';

const TIME = '/api/v3/time';

describe('practice server', () => {
  for (const host of ['0.0.0.0', '::', '192.0.2.1', 'example.com', '']) {
    it(`will not listen on "${host}"`, () =>
      assert.rejects(startPractice({ port: 0, host }), /loopback only/));
  }

  it('fails when the port asked for is taken', () =>
    withPractice({}, async ({ port }) => {
      await assert.rejects(startPractice({ port }), { code: 'EADDRINUSE' });
    }));

  const hosts: Readonly<Record<string, number>> = {
    'localhost:80': 200,
    '127.0.0.1': 200,
    '127.0.0.2:17350': 200,
    '[::1]:1': 200,
    'attacker.example': 403,
    '127.0.0.1.attacker.example': 403,
    'localhost.attacker.example:80': 403,
    '10.0.0.1': 403,
  };
  for (const [host, status] of Object.entries(hosts)) {
    it(`answers Host "${host}" with ${status}`, () =>
      withPractice({}, async ({ url }) => {
        assert.equal((await send(url, { path: TIME, headers: { host } })).status, status);
      }));
  }

  it('sends no CORS headers and forbids caching', () =>
    withPractice({}, async ({ url }) => {
      const { headers } = await send(url, {
        path: TIME,
        headers: { origin: 'https://attacker.example' },
      });
      assert.deepEqual(
        Object.keys(headers).filter((name) => name.startsWith('access-control')),
        [],
      );
      assert.equal(headers['cache-control'], 'no-store');
    }));

  for (const headers of [{ 'content-length': '3000' }, { 'transfer-encoding': 'chunked' }]) {
    it(`refuses a body over the limit (${Object.keys(headers).join('')})`, () =>
      withPractice({ limits: { bodyBytes: 2_000 } }, async ({ url }) => {
        const reply = await send(url, {
          method: 'POST',
          path: '/api/v3/order',
          headers,
          body: 'x'.repeat(3_000),
        });
        assert.equal(reply.status, 413);
      }));
  }

  it('gives up on a client that does not finish its request', () =>
    withPractice({ limits: { requestMs: 200 } }, async ({ port }) => {
      const socket = connect(port, '127.0.0.1');
      socket.write(
        'POST /api/v3/order HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc',
      );
      const answer = await new Promise<string>((resolve) => {
        let text = '';
        socket.on('data', (chunk) => (text += chunk.toString()));
        socket.on('close', () => resolve(text));
      });
      assert.match(answer, /^HTTP\/1\.1 408 /);
    }));

  it('closes while a client keeps its connection open', async () => {
    const practice = await startPractice({ port: 0 });
    const socket = connect(practice.port, '127.0.0.1');
    const closed = new Promise((resolve) => socket.on('close', resolve));
    socket.write('GET /api/v3/time HTTP/1.1\r\nHost: localhost\r\n\r\nGET');
    await new Promise((resolve) => socket.once('data', resolve));
    await practice.close();
    await closed;
  });

  for (const path of ['/', '/api', '/api/v4/x', '/api/v33/time', '/apiv3', '//api/v3/time']) {
    it(`no exchange answers ${path}`, () =>
      withPractice({}, async ({ url }) => assert.equal((await send(url, { path })).status, 404)));
  }

  it('logs status and route, and nothing that a request brought along', async () => {
    const lines: string[] = [];
    await withPractice({ log: (line) => lines.push(line) }, async (practice) => {
      const { apiKey, secret } = sampleFields(practice, 'deribit', 'trading');
      const query = `grant_type=client_credentials&client_id=${apiKey}&client_secret=${secret}`;
      for (const path of [
        `/api/v2/public/auth?${query}`,
        `/${secret}`,
        `/api/v2/${secret}`,
        `/api/v3/${secret}`,
      ]) {
        await send(practice.url, {
          path,
          headers: { authorization: secret, 'x-mbx-apikey': apiKey },
        });
      }
      assert.equal(lines.length, 4);
      assert.match(lines[0] ?? '', /^200 \/api\/v2\/public\/auth \d+ms$/);
      for (const text of [apiKey, secret]) assert.ok(!lines.join('\n').includes(text));
    });
  });

  it('shows no credential when it is printed', () =>
    withPractice({}, (practice) => {
      const printed = JSON.stringify(practice);
      for (const { fields } of practice.sampleKeys()) assert.ok(!printed.includes(fields.secret));
      return Promise.resolve();
    }));
});

describe('control endpoints', () => {
  const controlToken = randomBytes(32).toString('base64url');
  const post = { method: 'POST', path: '/practice/sample-keys' };
  const bearer = { authorization: `Bearer ${controlToken}` };

  it('health needs no token', () =>
    withPractice({}, async ({ url }) => {
      const { body } = await send(url, { path: '/practice/health' });
      assert.deepEqual(body, { practice: true, exchanges: ['binance', 'deribit'] });
    }));

  it('sample keys go to the holder of the token, whole or by exchange and role', () =>
    withPractice({ controlToken }, async (practice) => {
      const all = await send(practice.url, { ...post, headers: bearer });
      assert.deepEqual(at(all.body, 'keys'), JSON.parse(JSON.stringify(practice.sampleKeys())));
      const path = '/practice/sample-keys?exchange=deribit&role=read-only';
      const one = await send(practice.url, { method: 'POST', path, headers: bearer });
      const keys = at(one.body, 'keys');
      assert.ok(Array.isArray(keys) && keys.length === 1);
      assert.deepEqual(at(keys, 0, 'fields'), sampleFields(practice, 'deribit', 'read-only'));
    }));

  const refused: Readonly<
    Record<string, readonly [Readonly<Record<string, string>>, string | undefined]>
  > = {
    'no token': [{}, controlToken],
    'wrong token': [{ authorization: `Bearer ${controlToken}x` }, controlToken],
    'right token from a web page': [{ ...bearer, origin: 'http://127.0.0.1:17350' }, controlToken],
    'server without a token': [bearer, undefined],
  };
  for (const [what, [headers, token]] of Object.entries(refused)) {
    it(`refuses: ${what}`, () =>
      withPractice(token === undefined ? {} : { controlToken: token }, async (practice) => {
        const reply = await send(practice.url, { ...post, headers });
        assert.equal(reply.status, 401);
        assert.ok(!reply.text.includes(sampleFields(practice, 'binance', 'trading').apiKey));
      }));
  }

  it('does not start with a short token', () =>
    assert.rejects(startPractice({ port: 0, controlToken: 'short' }), /at least 32/));
});
