import type { KeyWorld } from '../../../src/app/keys/world.ts';
import { createFingerprinter } from '../../../src/adapters/node/hmac.ts';
import { createRandom } from '../../../src/adapters/node/random.ts';
import { createStateFolder } from '../../../src/adapters/node/stateFolder.ts';
import type { Clock } from '../../../src/core/kernel/time.ts';
import { openTestKeychain } from '../secretStore/testKeychain.ts';

/** What one window has of the world: the real keychain and the real files, all shared with other windows. */
export function openWindow(service: string, folder: string, clock: Clock = Date.now): KeyWorld {
  const { store, machineKey, anchor } = openTestKeychain(service);
  const { index, audit } = createStateFolder({ folder, machineKey, anchor, clock });
  return {
    store,
    index,
    audit,
    fingerprint: createFingerprinter(() => machineKey('fingerprint')),
    clock,
    random: createRandom(),
    allowLiveKeys: () => false,
  };
}
