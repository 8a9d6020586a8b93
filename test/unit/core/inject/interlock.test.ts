import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { interlock } from '../../../../src/core/inject/interlock.ts';
import {
  ENVIRONMENTS,
  KEY_STATUSES,
  type ScopeState,
} from '../../../../src/core/keys/vocabulary.ts';
import { keyRecord, observed } from './records.ts';

const WITHDRAW: readonly (ScopeState | undefined)[] = ['granted', 'denied', 'unknown', undefined];

describe('interlock', () => {
  for (const environment of ENVIRONMENTS)
    for (const withdraw of WITHDRAW)
      for (const allowLive of [true, false])
        it(`${environment}, withdraw ${withdraw ?? 'never read'}, live ${allowLive ? 'allowed' : 'not allowed'}`, () => {
          const record =
            withdraw === undefined
              ? keyRecord({ environment })
              : observed({ withdraw }, { environment });
          const may =
            withdraw !== 'granted' &&
            (environment !== 'live' || (allowLive && withdraw === 'denied'));
          assert.equal(interlock(record, allowLive) === undefined, may);
        });

  for (const status of KEY_STATUSES)
    it(`status ${status}`, () => {
      assert.deepEqual(
        interlock(keyRecord({ status }), false),
        status === 'active' ? undefined : { code: 'not-active', status },
      );
    });

  it('says why', () => {
    const live = { environment: 'live' } as const;
    assert.deepEqual(interlock(observed({ withdraw: 'granted' }), true), { code: 'can-withdraw' });
    assert.deepEqual(interlock(observed({ withdraw: 'denied' }, live), false), {
      code: 'live-not-allowed',
    });
    assert.deepEqual(interlock(keyRecord({ purpose: 'rotation' }), true), { code: 'rotation-key' });
    assert.deepEqual(interlock(keyRecord(live), true), { code: 'may-withdraw' });
  });
});
