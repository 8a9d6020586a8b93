import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { createGrantFile } from '../../../src/adapters/node/grantFile.ts';
import { createLock } from '../../../src/adapters/node/lock.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { createFakeGrantStore } from '../../fakes/grantStore.ts';
import { createFileKeychain } from '../fileKeychain.ts';
import { temporaryFolder } from '../folder.ts';
import { until } from '../keyIndex/contract.ts';
import { grantStoreContract, sampleGrant } from './contract.ts';

const clock = createFakeClock();

function open(folder: string, now = clock.now) {
  const keychain = createFileKeychain(join(folder, 'keychain.json'));
  const path = join(folder, 'grants.json');
  const exclusive = createLock({ path: `${path}.lock` });
  const grants = createGrantFile({ path, exclusive, machineKey: keychain.machineKey, clock: now });
  return { grants, path, keychain };
}

describe('grant store: fake', () => {
  grantStoreContract((_context, now) => {
    const grants = createFakeGrantStore(now);
    return { grants, failNext: grants.failNext };
  });
});

describe('grant store: file', () => {
  grantStoreContract((context, now) => {
    const { grants, keychain } = open(temporaryFolder(context), now);
    return { grants, failNext: (fault) => keychain.failNext('machineKey', fault) };
  });

  const tamperings: readonly [string, (text: string) => string][] = [
    ['another launch', (text) => text.replace(/"launch": "../, '"launch": "ff')],
    ['another key', (text) => text.replace(/"keyId": ".{4}/, '"keyId": "0000')],
    ['a later end', (text) => text.replace(/"expiresAt": "20../, '"expiresAt": "2099')],
    ['no end', (text) => text.replace(/"expiresAt": "[^"]*",/, '')],
    ['another mac', (text) => text.replace(/"mac": "../, '"mac": "zz')],
    ['no mac', (text) => text.replace('"mac"', '"cam"')],
  ];
  for (const [name, tamper] of tamperings) {
    it(`ignores a grant that was given ${name}, and drops it at the next change`, async (context) => {
      const { grants, path } = open(temporaryFolder(context));
      const [first, second] = [sampleGrant(clock.now()), sampleGrant(clock.now())];
      await grants.add(first, second);
      const text = readFileSync(path, 'utf8');
      assert.notEqual(tamper(text), text);
      writeFileSync(path, tamper(text));
      assert.deepEqual(await grants.list(), { ok: true, value: [second] });
      await grants.add();
      const kept = readFileSync(path, 'utf8');
      assert.equal(kept.split('"mac"').length, 2);
    });
  }

  it('ignores a file made with another key', async (context) => {
    const one = open(temporaryFolder(context));
    const other = open(temporaryFolder(context));
    await one.grants.add(sampleGrant(clock.now()));
    await other.grants.add(sampleGrant(clock.now()));
    writeFileSync(one.path, readFileSync(other.path));
    assert.deepEqual(await one.grants.list(), { ok: true, value: [] });
  });

  it('leaves a file of a newer version alone', async (context) => {
    const { grants, path } = open(temporaryFolder(context));
    writeFileSync(path, '{"format":99}');
    const answers = [await grants.list(), await grants.add(sampleGrant(clock.now()))];
    for (const answer of answers) assert.equal(answer.ok ? '' : answer.error.fault, 'broken');
    assert.equal(readFileSync(path, 'utf8'), '{"format":99}');
  });

  it('keeps its file 0600 and tells the other window of a change', async (context) => {
    const folder = temporaryFolder(context);
    const { grants, path } = open(folder);
    let fired = 0;
    const listening = open(folder).grants.onDidChange(() => (fired += 1));
    await grants.add(sampleGrant(clock.now()));
    await until(() => fired > 0);
    listening.dispose();
    assert.equal(statSync(path).mode & 0o777, 0o600);
  });

  it('loses no grant that windows add at once', async (context) => {
    const folder = temporaryFolder(context);
    const [one, other] = [open(folder).grants, open(folder).grants];
    await one.add();
    await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        (at % 2 === 0 ? one : other).add(sampleGrant(clock.now())),
      ),
    );
    const listed = await one.list();
    assert.equal(listed.ok ? listed.value.length : 0, 10);
  });
});
