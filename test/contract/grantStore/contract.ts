import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { it, type TestContext } from 'node:test';
import type { GrantStore, StoreFault } from '../../../src/app/ports.ts';
import type { Grant } from '../../../src/core/inject/grant.ts';
import { DAY_MS, timestamp, type Clock } from '../../../src/core/kernel/time.ts';
import { createFakeClock } from '../../fakes/clock.ts';

export interface GrantsUnderTest {
  readonly grants: GrantStore;
  readonly failNext: (fault: StoreFault) => void;
}

export function sampleGrant(now: number, changes: Partial<Grant> = {}): Grant {
  return {
    keyId: randomUUID(),
    launch: randomBytes(32).toString('hex'),
    duration: '30-days',
    givenAt: timestamp(now),
    expiresAt: timestamp(now + 30 * DAY_MS),
    configuration: 'Run bot "für" 鍵',
    program: '${workspaceFolder}/bot.js',
    folder: 'file:///home/someone/bots',
    ...changes,
  };
}

/** What every GrantStore must do. */
export function grantStoreContract(
  make: (context: TestContext, clock: Clock) => GrantsUnderTest,
): void {
  it('answers what was added, and what a match removed', async (context) => {
    const clock = createFakeClock();
    const { grants } = make(context, clock.now);
    const [one, two, three] = [1, 2, 3].map(() => sampleGrant(clock.now()));
    assert.ok(one && two && three);
    assert.deepEqual(await grants.list(), { ok: true, value: [] });
    assert.equal((await grants.add(one)).ok, true);
    assert.equal((await grants.add(two, three)).ok, true);
    assert.deepEqual(await grants.list(), { ok: true, value: [one, two, three] });
    const removed = await grants.remove(({ keyId }) => keyId === two.keyId);
    assert.deepEqual(removed, { ok: true, value: [two] });
    assert.deepEqual(await grants.list(), { ok: true, value: [one, three] });
  });

  it('answers no grant that has expired', async (context) => {
    const clock = createFakeClock();
    const { grants } = make(context, clock.now);
    const short = sampleGrant(clock.now(), { expiresAt: timestamp(clock.now() + DAY_MS) });
    const long = sampleGrant(clock.now());
    await grants.add(short, long);
    clock.advance(DAY_MS - 1);
    assert.deepEqual(await grants.list(), { ok: true, value: [short, long] });
    clock.advance(1);
    assert.deepEqual(await grants.list(), { ok: true, value: [long] });
    assert.deepEqual(await grants.remove(() => true), { ok: true, value: [long] });
  });

  it('says what the store said when it fails', async (context) => {
    const clock = createFakeClock();
    const { grants, failNext } = make(context, clock.now);
    const grant = sampleGrant(clock.now());
    failNext('locked');
    const refused = await grants.add(grant);
    assert.equal(refused.ok ? '' : refused.error.fault, 'locked');
    assert.deepEqual(await grants.list(), { ok: true, value: [] });
  });
}
