import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plainEnvFault, plainEnvIneligible } from '../../../../src/core/inject/plainEnv.ts';
import { parseKeyRecord, type KeyRecord } from '../../../../src/core/keys/keyRecord.ts';
import { SCOPES, type Scope, type ScopeState } from '../../../../src/core/keys/vocabulary.ts';
import { keyRecord, observed } from './records.ts';

const READ_ONLY = Object.fromEntries(
  SCOPES.map((scope) => [scope, scope === 'read' ? 'granted' : 'denied']),
) as Readonly<Record<Scope, ScopeState>>;

const readOnly = (changes: Partial<KeyRecord> = {}): KeyRecord => observed(READ_ONLY, changes);

describe('plainEnvFault', () => {
  for (const environment of ['practice', 'testnet'] as const)
    it(`lets a ${environment} key that can only read, once it is switched on`, () => {
      assert.equal(plainEnvFault(readOnly({ environment, plainEnv: true })), undefined);
      assert.deepEqual(plainEnvFault(readOnly({ environment })), { code: 'not-opted-in' });
      assert.equal(plainEnvIneligible(readOnly({ environment })), undefined);
    });

  for (const environment of ['demo', 'live'] as const)
    it(`refuses a ${environment} key that can only read`, () => {
      assert.deepEqual(plainEnvFault(readOnly({ environment, plainEnv: true })), {
        code: 'environment',
        environment,
      });
    });

  for (const scope of SCOPES.filter((one) => one !== 'read')) {
    it(`names ${scope} where it is granted`, () => {
      const record = observed({ ...READ_ONLY, [scope]: 'granted' }, { plainEnv: true });
      const fault = { code: 'may-do-more', granted: [scope], unknown: [] };
      assert.deepEqual(plainEnvFault(record), fault);
    });

    it(`takes ${scope} for a danger where it is not known`, () => {
      const record = observed({ ...READ_ONLY, [scope]: 'unknown' }, { plainEnv: true });
      const fault = { code: 'may-do-more', granted: [], unknown: [scope] };
      assert.deepEqual(plainEnvFault(record), fault);
    });
  }

  it('refuses a key of which nobody knows anything', () => {
    const fault = plainEnvFault(keyRecord({ plainEnv: true }));
    assert.ok(fault?.code === 'may-do-more');
    assert.equal(fault.unknown.length, SCOPES.length - 1);
  });
});

describe('the switch in a record', () => {
  it('is read back when it is on', () => {
    const record = keyRecord({ plainEnv: true });
    assert.deepEqual(parseKeyRecord(JSON.parse(JSON.stringify(record))), record);
  });

  for (const stated of [undefined, false, 'true', 1])
    it(`is off for ${typeof stated} ${String(stated)}`, () => {
      assert.deepEqual(parseKeyRecord({ ...keyRecord(), plainEnv: stated }), keyRecord());
    });
});
