/** Adds keys, one after another, until it is killed; says the id of each that it was told is added. */
import { addKey } from '../../../src/app/keys/addKey.ts';
import { Secret } from '../../../src/core/keys/secret.ts';
import { syntheticValue } from '../../fakes/sampleKey.ts';
import { goSign, say } from '../children.ts';
import { openWindow } from './window.ts';

const [service = '', folder = ''] = process.argv.slice(2);
const world = openWindow(service, folder);
// Loads the native module and makes the machine key before the parent starts the clock.
await world.fingerprint(new Map());
await goSign();
for (let count = 1; ; count += 1) {
  const added = await addKey(world, {
    alias: `key-${String(process.pid)}-${String(count)}`,
    exchange: 'binance',
    environment: 'testnet',
    purpose: 'trading',
    // Long enough to be split over several items of the keychain.
    fields: new Map([['secret', new Secret(syntheticValue().repeat(count % 3 === 0 ? 60 : 1))]]),
  });
  if (!added.ok) throw new Error(JSON.stringify(added.error));
  await say(added.value.id);
}
