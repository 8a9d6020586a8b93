import assert from 'node:assert/strict';
import { generateKeyPairSync, createPrivateKey } from 'node:crypto';
import { describe, it } from 'node:test';

import { readPem } from '../../../../src/ui/prompts/pemRepair.ts';

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const ed25519 = generateKeyPairSync('ed25519').privateKey;
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

const pems = {
  'EC, SEC1': ec.export({ format: 'pem', type: 'sec1' }).toString(),
  'Ed25519, PKCS#8': ed25519.export({ format: 'pem', type: 'pkcs8' }).toString(),
  'RSA, PKCS#1': rsa.export({ format: 'pem', type: 'pkcs1' }).toString(),
  'RSA, PKCS#8': rsa.export({ format: 'pem', type: 'pkcs8' }).toString(),
};

const damages: Readonly<Record<string, (pem: string) => string>> = {
  'line breaks dropped, as an input box does': (pem) => pem.replaceAll('\n', ''),
  'line breaks become spaces': (pem) => pem.replaceAll('\n', ' '),
  'line breaks escaped, as in .env and JSON': (pem) => pem.replaceAll('\n', '\\n'),
  'escaped and quoted': (pem) => `"${pem.replaceAll('\n', '\\n')}"`,
  'CRLF escaped': (pem) => pem.replaceAll('\n', '\\r\\n'),
};

describe('readPem', () => {
  for (const [kind, pem] of Object.entries(pems)) {
    it(`keeps an undamaged ${kind} key`, () => {
      assert.ok(readPem(pem).kind === 'pem');
      assert.deepEqual(readPem(pem), { kind: 'pem', text: pem, repaired: false });
    });

    it(`accepts Windows line ends around a ${kind} key`, () => {
      const pasted = `  ${pem.replaceAll('\n', '\r\n')}\r\n`;
      assert.deepEqual(readPem(pasted), { kind: 'pem', text: pem, repaired: false });
    });

    for (const [damage, apply] of Object.entries(damages)) {
      it(`repairs a ${kind} key: ${damage}`, () => {
        const found = readPem(apply(pem));
        assert.ok(found.kind === 'pem');
        assert.equal(found.repaired, true);
        assert.equal(found.text, pem);
        assert.equal(createPrivateKey(found.text).type, 'private');
      });
    }
  }

  it('keeps the headers of an encrypted key of the old form', () => {
    const pem = rsa
      .export({ format: 'pem', type: 'pkcs1', cipher: 'aes-128-cbc', passphrase: 'made up' })
      .toString();
    assert.match(pem, /Proc-Type: 4,ENCRYPTED/);
    assert.deepEqual(readPem(pem), { kind: 'pem', text: pem, repaired: false });
    assert.deepEqual(readPem(pem.replaceAll('\n', '')), {
      kind: 'broken',
      why: 'flattened-headers',
    });
  });

  it('says what is broken', () => {
    const pem = pems['EC, SEC1'];
    assert.deepEqual(readPem(pem.split('\n')[0] ?? ''), { kind: 'broken', why: 'incomplete' });
    assert.deepEqual(readPem(pem.replace('END EC', 'END RSA')), {
      kind: 'broken',
      why: 'incomplete',
    });
    assert.deepEqual(readPem(pem.replace('\n', '\n*')), { kind: 'broken', why: 'not-base64' });
  });

  it('leaves other values alone', () => {
    for (const value of ['', 'abc', '"quoted"', 'a\\nb', '-----BEGIN', '{"privateKey":""}']) {
      assert.deepEqual(readPem(value), { kind: 'no-pem' });
    }
  });
});
