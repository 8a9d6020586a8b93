import { eraseRemoved } from '../../app/keys/eraseRemoved.ts';
import { rebuildDamagedIndex } from '../../app/keys/rebuildIndex.ts';
import { settlePending } from '../../app/keys/settlePending.ts';
import { indexRebuilt, storesReady } from '../messages/acts.ts';
import { describeAvailability } from '../messages/availability.ts';
import { describeIndexFault, describeKeyFault } from '../messages/faults.ts';
import type { Told } from '../messages/told.ts';
import { reachKeychain } from './reachKeychain.ts';
import type { CommandWorld } from './world.ts';

/** *Check Stores*: says whether the keychain can be used and how to fix it, and mends a damaged list of keys. */
export async function checkStoresCommand(world: CommandWorld): Promise<Told | undefined> {
  const { availability } = await reachKeychain(world);
  if (availability && availability.state !== 'available') {
    return describeAvailability(availability, world.host);
  }
  const rebuilt = await rebuildDamagedIndex(world.keys);
  if (!rebuilt.ok) return describeKeyFault(rebuilt.error, world.host);
  if (rebuilt.value) {
    await world.watch.probe();
    return indexRebuilt(rebuilt.value);
  }
  for (const mended of [await settlePending(world.keys), await eraseRemoved(world.keys)]) {
    if (!mended.ok) return describeKeyFault(mended.error, world.host);
  }
  const { index } = await world.watch.probe();
  if (index && !index.ok) return describeIndexFault(index.error);
  return storesReady(index?.value.keys.length ?? 0);
}
