import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { sha256 } from '../../../../src/adapters/node/hash.ts';
import { createFingerprinter, createMac } from '../../../../src/adapters/node/hmac.ts';
import { createRandom } from '../../../../src/adapters/node/random.ts';
import { Secret } from '../../../../src/core/keys/secret.ts';
import { err, ok } from '../../../../src/core/kernel/result.ts';
import { sampleKey, syntheticValue } from '../../../fakes/sampleKey.ts';

describe('hashes', () => {
  it('are those of the standards', () => {
    // FIPS 180-4's "abc"; RFC 4231's test case 2.
    const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    assert.equal(sha256('abc'), abc);
    const jefe = new Secret(Buffer.from('Jefe').toString('base64url'));
    const expected = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
    assert.equal(createMac(jefe)('what do ya want for nothing?'), expected);
  });

  it('are over UTF-8', () => {
    const key = '1c59564ec66ed2d3fa1e611f43f781483c2ed4b44374d5673b933389c5779853';
    assert.equal(sha256('鍵'), key);
  });
});

describe('fingerprints', () => {
  const key = new Secret(randomBytes(32).toString('base64url'));

  it('are 128 bits per field, the same for the same value, and say nothing else', async () => {
    const value = syntheticValue();
    const fingerprint = createFingerprinter(() => Promise.resolve(ok(key)));
    const one = await fingerprint(sampleKey({}, { apiKey: value }).fields);
    const two = await fingerprint(sampleKey({}, { secret: value }).fields);
    assert.ok(one.ok && two.ok);
    assert.match(one.value.apiKey ?? '', /^[0-9a-f]{32}$/);
    assert.equal(one.value.apiKey, two.value.secret);
    assert.notEqual(one.value.secret, two.value.apiKey);
  });

  it('differ between machines', async () => {
    const { fields } = sampleKey();
    const other = new Secret(randomBytes(32).toString('base64url'));
    const prints = await Promise.all(
      [key, other].map((machine) =>
        createFingerprinter(() => Promise.resolve(ok(machine)))(fields),
      ),
    );
    const [one, two] = prints.map((print) => (print.ok ? print.value.apiKey : undefined));
    assert.notEqual(one, two);
  });

  it('fail as the store does', async () => {
    const failure = err({ fault: 'locked', receipt: { store: 'keychain' } } as const);
    const fingerprint = createFingerprinter(() => Promise.resolve(failure));
    assert.deepEqual(await fingerprint(sampleKey().fields), failure);
  });
});

describe('random', () => {
  it('gives UUIDs and 256-bit tokens that do not repeat', () => {
    const random = createRandom();
    assert.match(random.uuid(), /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    assert.match(random.token(), /^[A-Za-z0-9_-]{43}$/);
    assert.equal(new Set(Array.from({ length: 1_000 }, () => random.token())).size, 1_000);
  });
});
