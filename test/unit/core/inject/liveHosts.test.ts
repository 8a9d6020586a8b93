import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LIVE_HOSTS } from '../../../../src/core/catalogue/liveHosts.ts';
import {
  createLiveHostWatch,
  findLiveHost,
  liveHostsIn,
  liveHostWarnings,
} from '../../../../src/core/inject/liveHosts.ts';
import { keyRecord } from './records.ts';

const LIVE = 'api.binance.com';
const testnet = keyRecord({ alias: 'binance-testnet', environment: 'testnet' });

describe('findLiveHost', () => {
  const named = [
    LIVE,
    `https://${LIVE}/api/v3/order`,
    `HTTPS://API.Binance.COM`,
    `${LIVE}:443`,
    `wss://user:x@${LIVE}/ws`,
    `connected to ${LIVE}.`,
    `rooted ${LIVE}. is a name, too`,
    `"host":"${LIVE}"`,
    `(${LIVE})`,
    `HOST=${LIVE}`,
    `\u001b[32m${LIVE}\u001b[39m`,
    `\u001b[1;38;5;208m${LIVE}`,
    `next=https%3A%2F%2F${LIVE}%2Fapi`,
    `first my${LIVE}, then ${LIVE}`,
    'wss://stream.binance.com:9443/ws',
  ];
  for (const text of named)
    it(`finds it in ${JSON.stringify(text)}`, () => {
      const host = text.includes('stream') ? 'stream.binance.com' : LIVE;
      assert.equal(findLiveHost(text, 'binance', 'testnet'), host);
    });

  const others = [
    '',
    `${LIVE}.evil.test`,
    `my${LIVE}`,
    `my-${LIVE}`,
    `proxy.${LIVE}`,
    `${LIVE}-mirror`,
    `${LIVE}munity`,
    `https://${LIVE}@evil.test/`,
    'api.binance.co',
    'apixbinance.com',
    'https://testnet.binance.vision/api',
    'binance.com',
  ];
  for (const text of others)
    it(`does not find it in ${JSON.stringify(text)}`, () => {
      assert.equal(findLiveHost(text, 'binance', 'testnet'), undefined);
    });

  it('has nothing against a live key, or an exchange that is not known', () => {
    assert.equal(findLiveHost(LIVE, 'binance', 'live'), undefined);
    assert.equal(findLiveHost(LIVE, 'nobody', 'testnet'), undefined);
    assert.equal(findLiveHost(LIVE, 'constructor', 'testnet'), undefined);
  });

  it('has nothing against the live host of another exchange', () => {
    assert.equal(findLiveHost(LIVE, 'deribit', 'testnet'), undefined);
  });

  it('lets a demo key be where demo and live are one host, and a practice key not', () => {
    for (const [exchange, host] of [
      ['okx', 'www.okx.com'],
      ['bitget', 'api.bitget.com'],
    ] as const) {
      assert.equal(findLiveHost(host, exchange, 'demo'), undefined);
      assert.equal(findLiveHost(host, exchange, 'practice'), host);
    }
  });

  it('never finds a sandbox host of any exchange', () => {
    for (const [exchange, { shared = [] }] of Object.entries(LIVE_HOSTS))
      for (const host of shared) assert.equal(findLiveHost(host, exchange, 'testnet'), undefined);
  });

  it('reads a long line that is nothing but beginnings of names to its end', () => {
    const text = `${'api.binance.co'.repeat(20_000)} ${'my'.repeat(20_000)}${LIVE} ${LIVE}`;
    assert.equal(findLiveHost(text, 'binance', 'testnet'), LIVE);
  });
});

describe('liveHostsIn', () => {
  it('looks into arguments, variables and everything else, and names each host once', () => {
    const configuration = {
      name: 'Bot',
      args: ['--url', `https://${LIVE}`],
      env: { A: `wss://fstream.binance.com/ws`, B: `https://${LIVE}`, C: null },
      nested: { deep: [{ url: 'https://dapi.binance.com' }] },
      port: 443,
    };
    assert.deepEqual(liveHostsIn(configuration, testnet), [
      LIVE,
      'fstream.binance.com',
      'dapi.binance.com',
    ]);
    assert.deepEqual(liveHostsIn(configuration, { ...testnet, environment: 'live' }), []);
  });

  it('gives one warning for each key and host', () => {
    const other = keyRecord({ alias: 'deribit-testnet', exchange: 'deribit' });
    const seen = liveHostWarnings({ args: [LIVE, 'www.deribit.com'] }, [testnet, other]);
    assert.deepEqual(
      seen.map(({ record, host, where }) => [record.alias, host, where]),
      [
        ['binance-testnet', LIVE, 'configuration'],
        ['deribit-testnet', 'www.deribit.com', 'configuration'],
      ],
    );
  });
});

describe('a watch on output', () => {
  it('reports each key once', () => {
    const other = keyRecord({ alias: 'deribit-testnet', exchange: 'deribit' });
    const watch = createLiveHostWatch([testnet, other]);
    assert.equal(watch.next('all is well\n'), undefined);
    const first = watch.next(`GET https://${LIVE}/ and https://www.deribit.com/\n`);
    assert.deepEqual(first, { record: testnet, host: LIVE, where: 'output' });
    assert.equal(watch.next('https://www.deribit.com/')?.record, other);
    assert.equal(watch.next(`https://${LIVE}/ https://www.deribit.com/`), undefined);
  });

  it('has nothing to say of live keys', () => {
    const watch = createLiveHostWatch([keyRecord({ environment: 'live' })]);
    assert.equal(watch.next(LIVE), undefined);
  });
});
