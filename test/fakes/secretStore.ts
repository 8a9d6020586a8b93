import type {
  Availability,
  Receipt,
  Revision,
  SecretStore,
  StoreFault,
  StoredKey,
} from '../../src/app/ports.ts';
import type { KeyId } from '../../src/core/keys/keyRecord.ts';
import { err, ok } from '../../src/core/kernel/result.ts';
import { createFaults, type Faults } from './faults.ts';

export interface FakeSecretStore extends SecretStore {
  /** The next calls fail with these faults and change nothing. */
  readonly failNext: Faults<StoreFault>['failNext'];
  /** While it is not available, every call fails with `locked` or `missing`. */
  readonly become: (availability: Availability) => void;
  /** Makes a stored key unreadable. */
  readonly damage: (id: KeyId) => void;
  /** How often the fields of a key were read. */
  readonly reads: () => number;
}

interface Kept {
  readonly key: StoredKey | 'damaged';
  readonly revision: Revision;
}

const receipt: Receipt = { store: 'keychain' };

/** A store in memory that keeps every promise of the port. */
export function createFakeSecretStore(): FakeSecretStore {
  const faults = createFaults<StoreFault>();
  const active = new Map<KeyId, Kept>();
  const staged = new Map<KeyId, Kept>();
  let availability: Availability = { state: 'available' };
  let written = 0;
  let reads = 0;

  const failure = (fault: StoreFault) => err({ fault, receipt });
  const value = <T>(answer: T) => ok({ value: answer, receipt });

  function fault(): StoreFault | undefined {
    return faults.take() ?? (availability.state === 'available' ? undefined : availability.state);
  }

  function put(keys: Map<KeyId, Kept>, id: KeyId, key: StoredKey): Revision {
    written += 1;
    const revision = `revision-${String(written)}`;
    keys.set(id, { key, revision });
    return revision;
  }

  /** Runs `steps` unless a fault is due; a thrown fault is an expected outcome. */
  function answer<T>(steps: () => T) {
    const due = fault();
    if (due) return Promise.resolve(failure(due));
    try {
      return Promise.resolve(value(steps()));
    } catch (thrown) {
      if (thrown instanceof Fault) return Promise.resolve(failure(thrown.fault));
      throw thrown;
    }
  }

  function activeAt(id: KeyId, expected: Revision): Kept {
    const kept = active.get(id);
    if (!kept) throw new Fault('absent');
    if (kept.key === 'damaged') throw new Fault('broken');
    if (kept.revision !== expected) throw new Fault('conflict');
    return kept;
  }

  return {
    id: 'keychain',
    traits: {
      shared: false,
      network: false,
      compareAndSwap: 'machine',
      history: false,
      rightsReadable: false,
    },
    availability: () => Promise.resolve(availability),
    list: () =>
      answer(() =>
        [...active.values()].flatMap(({ key, revision }) =>
          key === 'damaged' ? [] : [{ record: key.record, revision }],
        ),
      ),
    read: (id) =>
      answer(() => {
        reads += 1;
        const kept = active.get(id);
        if (!kept) throw new Fault('absent');
        if (kept.key === 'damaged') throw new Fault('broken');
        return { ...kept.key, revision: kept.revision };
      }),
    write: (id, expected, key) =>
      answer(() => {
        const kept = active.get(id);
        if (kept?.key === 'damaged') throw new Fault('broken');
        if ((kept?.revision ?? 'absent') !== expected) throw new Fault('conflict');
        return put(active, id, key);
      }),
    stage: (id, key) =>
      answer(() => {
        if (!active.has(id)) throw new Fault('absent');
        if (staged.has(id)) throw new Fault('claimed');
        return put(staged, id, key);
      }),
    promote: (id, expected) =>
      answer(() => {
        activeAt(id, expected);
        const pending = staged.get(id);
        if (!pending) throw new Fault('absent');
        active.set(id, pending);
        staged.delete(id);
        return pending.revision;
      }),
    discard: (id) =>
      answer(() => {
        if (!staged.delete(id)) throw new Fault('absent');
      }),
    remove: (id, expected) =>
      answer(() => {
        activeAt(id, expected);
        active.delete(id);
        staged.delete(id);
      }),
    allowed: () => {
      const can = availability.state === 'available' ? 'yes' : 'unknown';
      return Promise.resolve({ read: can, write: can, remove: can, list: can });
    },
    failNext: faults.failNext,
    become: (next) => void (availability = next),
    damage: (id) => void active.set(id, { key: 'damaged', revision: 'damaged' }),
    reads: () => reads,
  };
}

class Fault extends Error {
  readonly fault: StoreFault;

  constructor(fault: StoreFault) {
    super(fault);
    this.fault = fault;
  }
}
