import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Availability } from '../../../../src/app/ports.ts';
import { ok } from '../../../../src/core/kernel/result.ts';
import { reachKeychain } from '../../../../src/ui/commands/reachKeychain.ts';
import { createKeysWatch } from '../../../../src/ui/tree/keysWatch.ts';
import { keyWorld } from '../../app/keys/world.ts';

/** A keychain that is `found` so, and is `used` so after it was used once. */
async function reach(context: TestContext, found: Availability, used: Availability) {
  const world = keyWorld();
  world.store.become(found);
  const uses: number[] = [];
  const fingerprint = (fields: ReadonlyMap<unknown, unknown>) => {
    uses.push(fields.size);
    world.store.become(used);
    return Promise.resolve(ok({}));
  };
  const watch = createKeysWatch({ ...world, guard: (act) => act() });
  context.after(() => watch.dispose());
  const { availability } = await reachKeychain({ keys: { ...world, fingerprint }, watch });
  return { availability, uses };
}

describe('reachKeychain', () => {
  const available: Availability = { state: 'available' };
  const locked: Availability = { state: 'locked' };
  const missing: Availability = { state: 'missing', reason: 'no-session-bus' };

  it('uses a locked keychain once, so that the user can unlock it', async (context) => {
    const outcome = await reach(context, locked, available);
    assert.deepEqual(outcome, { availability: available, uses: [0] });
  });

  it('answers locked when the user did not', async (context) => {
    const outcome = await reach(context, locked, locked);
    assert.deepEqual(outcome, { availability: locked, uses: [0] });
  });

  for (const found of [available, missing]) {
    it(`does not use one that is ${found.state}`, async (context) => {
      const outcome = await reach(context, found, locked);
      assert.deepEqual(outcome, { availability: found, uses: [] });
    });
  }
});
