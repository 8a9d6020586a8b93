import type { IndexFault, KeyIndex } from '../../src/app/ports.ts';
import { EMPTY_INDEX, type IndexState } from '../../src/core/keys/keyIndex.ts';
import { err, ok, type Result } from '../../src/core/kernel/result.ts';
import { createEmitter } from './emitter.ts';
import { createFaults, type Faults } from './faults.ts';

export interface FakeKeyIndex extends KeyIndex {
  readonly failNext: Faults<IndexFault>['failNext'];
  /** What a test would otherwise do to the file: damage it, or have a newer version write it. */
  readonly become: (condition: 'damaged' | 'newer-format') => void;
  /** The present state, past every fault. */
  peek(): IndexState;
}

/** `keys.json` in memory. */
export function createFakeKeyIndex(start: IndexState = EMPTY_INDEX): FakeKeyIndex {
  const faults = createFaults<IndexFault>();
  const changed = createEmitter<undefined>();
  let state = start;
  let condition: 'damaged' | 'newer-format' | undefined;

  const fault = (): IndexFault | undefined =>
    faults.take() ?? (condition === undefined ? undefined : { code: condition });

  const readNow = (): Result<IndexState, IndexFault> => {
    const failure = fault();
    return failure ? err(failure) : ok(state);
  };

  return {
    read: () => Promise.resolve(readNow()),
    readNow,
    update: (change) => {
      const failure = fault();
      if (failure) return Promise.resolve(err(failure));
      const outcome = change(state);
      const changes = outcome.state !== state;
      state = outcome.state;
      if (changes) changed.fire(undefined);
      return Promise.resolve(ok(outcome.result));
    },
    rebuild: (keys) => {
      const failure = faults.take();
      if (failure) return Promise.resolve(err(failure));
      if (condition === 'newer-format') return Promise.resolve(err({ code: condition }));
      if (!condition && state !== EMPTY_INDEX) return Promise.resolve(ok({ setAside: '' }));
      const setAside = condition ? '/fake/keys.damaged.json' : '';
      condition = undefined;
      state = { ...EMPTY_INDEX, keys };
      changed.fire(undefined);
      return Promise.resolve(ok({ setAside }));
    },
    onDidChange: changed.listen,
    failNext: faults.failNext,
    become: (next) => void (condition = next),
    peek: () => state,
  };
}
