import type { KeysSnapshot } from '../tree/snapshot.ts';
import type { CommandWorld } from './world.ts';

/**
 * Asks the keychain, which prompts for nothing. Where it answers `locked`, uses it once, upon which the
 * operating system offers to unlock it, or to make the machine's first keyring, and asks again.
 */
export async function reachKeychain({
  keys,
  watch,
}: Pick<CommandWorld, 'keys' | 'watch'>): Promise<KeysSnapshot> {
  const found = await watch.probe();
  if (found.availability?.state !== 'locked') return found;
  // Reads the key of all fingerprints, and makes it where there is none: no key of the user's is touched.
  await keys.fingerprint(new Map());
  return watch.probe();
}
