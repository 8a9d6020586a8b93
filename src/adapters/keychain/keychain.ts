import type { Exclusive, SecretStore } from '../../app/ports.ts';
import { createNativeItems } from './items.ts';
import type { Keytar } from './loadKeytar.ts';
import {
  createAnchorItem,
  createMachineKey,
  type AnchorItem,
  type MachineKey,
} from './machineKeys.ts';
import { createOperations } from './operations.ts';
import { createKeychainStore } from './store.ts';

/** The service name under which the product's items rest. */
export const SERVICE = 'exchange-keyring';

interface KeychainOptions {
  /** The service name of all items: SERVICE, or a test's own. */
  readonly service: string;
  readonly loadKeytar: () => Promise<Keytar>;
  /** What makes compare-and-swap hold between processes: keychains have none. */
  readonly lock: Exclusive;
  /** How long an operation may take before it answers `locked`. */
  readonly cutOffMs?: number;
}

export interface Keychain {
  readonly store: SecretStore;
  readonly machineKey: MachineKey;
  readonly anchor: AnchorItem;
}

/** The operating system's keychain. Loads nothing before its first use. */
export function createKeychain(options: KeychainOptions): Keychain {
  const { service, loadKeytar, lock, cutOffMs = 10_000 } = options;
  const native = createNativeItems({ service, loadKeytar, cutOffMs });
  const operations = createOperations(native, lock, cutOffMs);
  return {
    store: createKeychainStore(service, native, operations),
    machineKey: createMachineKey(service, operations),
    anchor: createAnchorItem(service, operations),
  };
}
