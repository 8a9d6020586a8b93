import type {
  Exclusive,
  LockFault,
  MissingReason,
  Receipt,
  StoreFailure,
  StoreFault,
} from '../../app/ports.ts';
import { err, ok, type Result } from '../../core/kernel/result.ts';
import { KeychainFault } from './faults.ts';
import type { Items, NativeItems } from './items.ts';

export const RECEIPT: Receipt = { store: 'keychain' };

/** Runs the steps of one operation on the keychain and turns what stops them into a failure. */
export interface Operations {
  run<T>(steps: (items: Items) => Promise<T>): Promise<Result<T, StoreFailure>>;
  /** While no other process changes anything in this service. */
  runExclusively<T>(steps: (items: Items) => Promise<T>): Promise<Result<T, StoreFailure>>;
}

export function createOperations(
  native: NativeItems,
  lock: Exclusive,
  cutOffMs: number,
): Operations {
  async function run<T>(steps: (items: Items) => Promise<T>): Promise<Result<T, StoreFailure>> {
    try {
      return ok(await steps(native.open()));
    } catch (thrown) {
      if (thrown instanceof KeychainFault) return failure(thrown.fault, thrown.missing);
      throw thrown;
    }
  }

  /** The answer comes at the cut-off, but the lock stays until the native call that hung has ended. */
  function runExclusively<T>(
    steps: (items: Items) => Promise<T>,
  ): Promise<Result<T, StoreFailure>> {
    return new Promise((resolve, reject) => {
      let late = false;
      const cut = setTimeout(() => {
        late = true;
        resolve(failure('locked'));
      }, cutOffMs);
      const section = async (): Promise<void> => {
        clearTimeout(cut);
        if (late) return;
        try {
          resolve(await run(steps));
        } finally {
          await native.idle();
        }
      };
      const notHeld = (fault: LockFault): StoreFault => {
        if (fault.code === 'io') return 'broken';
        // Held by an own call that hangs, or by another window at work.
        return native.isBusy() ? 'locked' : 'throttled';
      };
      lock(section)
        .then((held) => {
          if (!held.ok) resolve(failure(notHeld(held.error)));
        }, reject)
        .finally(() => clearTimeout(cut));
    });
  }

  return { run, runExclusively };
}

function failure(
  fault: StoreFault,
  missing?: MissingReason,
): { readonly ok: false; readonly error: StoreFailure } {
  return err({ fault, receipt: RECEIPT, ...(missing === undefined ? {} : { missing }) });
}
