import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { fetchSamples } from '../../../../src/adapters/practice/client.ts';
import { observeSample } from '../../../../src/app/practice/observe.ts';
import type { PracticeSample } from '../../../../src/app/practice/ports.ts';
import { plainEnvIneligible } from '../../../../src/core/inject/plainEnv.ts';
import type { KeyRecord } from '../../../../src/core/keys/keyRecord.ts';
import { SCOPES } from '../../../../src/core/keys/vocabulary.ts';
import { startPractice, type Practice } from '../../../../src/practice/start.ts';
import { keyRecord } from '../../core/inject/records.ts';

const NOW = '2026-03-01T00:00:00.000Z';

describe('what the practice exchange says of its sample keys', () => {
  let practice: Practice;
  let samples: readonly PracticeSample[];

  before(async () => {
    const controlToken = randomBytes(32).toString('hex');
    practice = await startPractice({ port: 0, controlToken, clock: () => Date.parse(NOW) });
    const fetched = await fetchSamples(practice.url, controlToken);
    assert.ok(fetched.ok);
    samples = fetched.value;
  });
  after(() => practice.close());

  const sampleOf = (role: string): KeyRecord => {
    const rights = samples.find((sample) => sample.role === role)?.rights;
    assert.ok(rights);
    return keyRecord({ observation: observeSample(rights, NOW) });
  };

  it('is complete: no scope stays unknown', () => {
    assert.ok(samples.length > 0);
    for (const { role } of samples) {
      const scopes = sampleOf(role).observation?.scopes ?? {};
      assert.deepEqual(
        SCOPES.filter((scope) => scopes[scope] === undefined),
        [],
      );
    }
  });

  it('grants what is listed, and nothing else', () => {
    const { scopes = {} } = sampleOf('trading').observation ?? {};
    const granted = SCOPES.filter((scope) => scopes[scope] === 'granted');
    assert.deepEqual(granted, ['read', 'trade.spot']);
  });

  it('has the times and addresses, and where they are from', () => {
    const { observation: expired } = sampleOf('expired');
    assert.equal(expired?.at, NOW);
    assert.equal(expired.expiresAt, '2026-02-19T00:00:00.000Z');
    assert.equal(sampleOf('read-only').observation?.expiresAt, undefined);
    assert.equal(sampleOf('read-only').observation?.createdAt, '2025-08-13T00:00:00.000Z');
    assert.deepEqual(sampleOf('ip-restricted').observation?.ipAllowlist, ['127.0.0.2']);
    assert.match(expired.endpoint, /practice\/sample-keys/);
  });

  it('makes the read-only key eligible for the plain environment, and no other', () => {
    const roles = [...new Set(samples.map(({ role }) => role))];
    assert.deepEqual(
      roles.filter((role) => plainEnvIneligible(sampleOf(role)) === undefined),
      ['read-only'],
    );
  });
});
