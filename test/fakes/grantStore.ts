import type { GrantStore, StoreFault } from '../../src/app/ports.ts';
import type { Grant } from '../../src/core/inject/grant.ts';
import { err, ok, type Result } from '../../src/core/kernel/result.ts';
import type { Clock } from '../../src/core/kernel/time.ts';
import { createEmitter } from './emitter.ts';
import { createFaults, type Faults } from './faults.ts';

export interface FakeGrantStore extends GrantStore {
  readonly failNext: Faults<StoreFault>['failNext'];
}

/** Grants in memory; like the real store it answers none that have expired. */
export function createFakeGrantStore(clock: Clock = Date.now): FakeGrantStore {
  const faults = createFaults<StoreFault>();
  const changed = createEmitter<undefined>();
  let grants: readonly Grant[] = [];

  const holding = (): readonly Grant[] =>
    grants.filter(({ expiresAt }) => expiresAt === undefined || clock() < Date.parse(expiresAt));

  function answer<T>(steps: () => T): Promise<Result<T, never> | ReturnType<typeof failure>> {
    const fault = faults.take();
    return Promise.resolve(fault ? failure(fault) : ok(steps()));
  }

  const failure = (fault: StoreFault) => err({ fault, receipt: { store: 'keychain' } as const });

  return {
    list: () => answer(holding),
    add: (...added) =>
      answer(() => {
        grants = [...holding(), ...added];
        changed.fire(undefined);
      }),
    remove: (match) =>
      answer(() => {
        const removed = holding().filter(match);
        grants = holding().filter((grant) => !match(grant));
        changed.fire(undefined);
        return removed;
      }),
    onDidChange: changed.listen,
    failNext: faults.failNext,
  };
}
