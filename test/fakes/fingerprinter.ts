import { createHmac, randomBytes } from 'node:crypto';
import type { Fingerprinter, StoreFault } from '../../src/app/ports.ts';
import { err, ok } from '../../src/core/kernel/result.ts';
import { createFaults, type Faults } from './faults.ts';

export interface FakeFingerprinter {
  readonly fingerprint: Fingerprinter;
  readonly failNext: Faults<StoreFault>['failNext'];
}

/** Real fingerprints under a key that lives as long as the fake. */
export function createFakeFingerprinter(): FakeFingerprinter {
  const faults = createFaults<StoreFault>();
  const key = randomBytes(32);
  const print = (text: string): string =>
    createHmac('sha256', key).update(text).digest('hex').slice(0, 32);
  return {
    failNext: faults.failNext,
    fingerprint: (fields) => {
      const fault = faults.take();
      if (fault) return Promise.resolve(err({ fault, receipt: { store: 'keychain' } }));
      const prints = [...fields].map(([field, value]) => [field, print(value.reveal())] as const);
      return Promise.resolve(ok(Object.fromEntries(prints)));
    },
  };
}
