/** Writes, promotes and removes one key, again and again, until it is killed; says what it tries and did. */
import { fileURLToPath } from 'node:url';
import type { StoredKey } from '../../../src/app/ports.ts';
import { sampleKey } from '../../fakes/sampleKey.ts';
import { goSign, say } from '../children.ts';
import { value } from './contract.ts';
import { openTestKeychain } from './testKeychain.ts';

/** A key all of whose parts carry one tag; long ones are split over several items. */
function taggedKey(tag: string): StoredKey {
  const length = Math.random() < 0.7 ? 4_000 : 10;
  return sampleKey(
    { id: 'one', note: tag },
    { apiKey: tag, secret: `${tag} `.repeat(length / 10) },
  );
}

/** The key's tag, or `torn` when its parts carry different ones. */
export function tagOf({ record, fields }: StoredKey): string {
  const { note: tag = '' } = record;
  const secret = fields.get('secret')?.reveal() ?? '';
  const whole = fields.get('apiKey')?.reveal() === tag && secret.split(' ').join('') !== '';
  return whole && secret === `${tag} `.repeat(secret.length / (tag.length + 1)) ? tag : 'torn';
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { store } = openTestKeychain(process.argv[2]);
  // Loads the native module and meets the service before the parent starts the clock.
  await store.read('one');
  await goSign();
  for (let count = 0; ; count += 1) {
    const tag = `${String(process.pid)}-${String(count)}`;
    const read = await store.read('one');
    const revision = read.ok ? read.value.value.revision : 'absent';
    if (revision !== 'absent' && count % 7 === 6) {
      await say('try absent');
      value(await store.remove('one', revision));
      await say('did absent');
      continue;
    }
    await say(`try ${tag}`);
    if (revision === 'absent' || count % 2 === 0) {
      value(await store.write('one', revision, taggedKey(tag)));
    } else {
      const staged = await store.stage('one', taggedKey(tag));
      if (!staged.ok) {
        // Staged by one that was killed.
        value(await store.discard('one'));
        value(await store.stage('one', taggedKey(tag)));
      }
      value(await store.promote('one', revision));
    }
    await say(`did ${tag}`);
  }
}
