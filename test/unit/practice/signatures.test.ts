import assert from 'node:assert/strict';
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { describe, it } from 'node:test';
import {
  signedText,
  verifies as binanceVerifies,
} from '../../../src/practice/binance/signature.ts';
import {
  parseSignedHeader,
  requestData,
  verifies as deribitVerifies,
} from '../../../src/practice/deribit/signature.ts';
import { sharedSecret } from '../../../src/practice/engine/keys.ts';

// The credentials and signatures in these vectors are printed in the exchanges' own documentation.
const BINANCE_SAMPLE = 'NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j';

describe('Binance signatures, vectors of binance-spot-api-docs (rest-api.md)', () => {
  const whole =
    'symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559';
  const wholeSignature = 'c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71';
  const vectors: Readonly<
    Record<string, readonly [query: string, body: string, signature: string]>
  > = {
    'as a request body': ['', whole, wholeSignature],
    'as a query string': [whole, '', wholeSignature],
    'mixed query string and request body': [
      'symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC',
      'quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559',
      '0fd168b8ddb4876a0358a8d14d0c9f3da0e9b20c5d52b2a00fcf7d1c602f9a77',
    ],
    'a symbol outside ASCII': [
      'symbol=%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559',
      '',
      'e1353ec6b14d888f1164ae9af8228a3dbd508bc82eb867db8ab6046442f33ef3',
    ],
  };
  for (const [what, [query, body, expected]] of Object.entries(vectors)) {
    it(what, () => {
      const tail = `&signature=${expected}`;
      const sent = body === '' ? signedText(query + tail, '') : signedText(query, body + tail);
      assert.equal(sent.signature, expected);
      assert.equal(sent.payload, query + body);
      const key = sharedSecret(BINANCE_SAMPLE);
      assert.ok(binanceVerifies(key, sent.payload, expected));
      assert.ok(binanceVerifies(key, sent.payload, expected.toUpperCase()), 'hex of either case');
      assert.ok(!binanceVerifies(key, `${sent.payload} `, expected));
      assert.ok(
        !binanceVerifies(sharedSecret(randomBytes(32).toString('hex')), sent.payload, expected),
      );
    });
  }
});

describe('Binance signatures with key pairs', () => {
  const pairs = {
    ed25519: () => generateKeyPairSync('ed25519'),
    rsa: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  };
  for (const [kind, generate] of Object.entries(pairs)) {
    it(`${kind} in base64, percent-encoded`, () => {
      const { publicKey, privateKey } = generate();
      const payload = 'symbol=BTCUSDT&timestamp=1668481559918';
      const digest = kind === 'rsa' ? 'sha256' : null;
      const signature = sign(digest, Buffer.from(payload), privateKey).toString('base64');
      const sent = signedText(`${payload}&signature=${encodeURIComponent(signature)}`, '');
      assert.deepEqual(sent, { payload, signature });
      assert.ok(binanceVerifies(publicKey, payload, signature));
      assert.ok(!binanceVerifies(publicKey, `${payload}0`, signature));
      for (const wrong of ['', '!', signature.slice(4), 'A'.repeat(signature.length)]) {
        assert.ok(!binanceVerifies(publicKey, payload, wrong));
      }
    });
  }

  it('a signature that is no text counts as missing', () => {
    assert.equal(signedText('timestamp=1&signature=%E0%A4%A', '').signature, undefined);
    assert.equal(signedText('timestamp=1', '').signature, undefined);
  });
});

describe('Deribit signatures', () => {
  // docs.deribit.com, "Client Signature Authentication".
  const published = {
    ts: '1576074319000',
    nonce: '1iqt2wls',
    sig: '56590594f97921b09b18f166befe0d1319b198bbcdad7ca73382de2f88fe9aa1',
  };
  const key = sharedSecret('AMANDASECRECT');

  it('verifies the vector of docs.deribit.com', () =>
    assert.ok(deribitVerifies(key, published, '')));

  for (const field of ['ts', 'nonce'] as const) {
    it(`covers ${field}`, () =>
      assert.ok(!deribitVerifies(key, { ...published, [field]: `${published[field]}0` }, '')));
  }

  it('covers the data', () => assert.ok(!deribitVerifies(key, published, 'x')));

  it('signs method, URI and body, each with its newline', () =>
    assert.equal(
      requestData('get', '/api/v2/private/x?y=1', ''),
      'GET\n/api/v2/private/x?y=1\n\n',
    ));

  it('reads the header with its pairs in any order and with blanks', () => {
    const expected = { id: 'AMANDA', ts: '1', nonce: 'n', sig: 's' };
    assert.deepEqual(parseSignedHeader('deri-hmac-sha256 id=AMANDA,ts=1,sig=s,nonce=n'), expected);
    assert.deepEqual(
      parseSignedHeader('deri-hmac-sha256 nonce=n, sig=s, ts=1, id=AMANDA'),
      expected,
    );
  });

  for (const header of [
    '',
    'Basic eA==',
    'deri-hmac-sha256 ',
    'deri-hmac-sha256 id=a,ts=1,sig=s',
    `deri-hmac-sha256 id=${'a'.repeat(500)}`,
  ]) {
    it(`does not read "${header.slice(0, 30)}"`, () =>
      assert.equal(parseSignedHeader(header), undefined));
  }
});
