/** Adds keys to an index file until it is killed; prints the id of each key that was confirmed. */
import { createKeyIndexFile } from '../../../src/adapters/node/keyIndexFile.ts';
import { createLock } from '../../../src/adapters/node/lock.ts';
import { withKey } from '../../../src/core/keys/keyIndex.ts';
import { sampleRecord } from '../../fakes/sampleKey.ts';
import { goSign, say } from '../children.ts';

const [path = '', times = '1'] = process.argv.slice(2);
const index = createKeyIndexFile({
  path,
  exclusive: createLock({ path: `${path}.lock` }),
  clock: Date.now,
});
await goSign();
for (let done = 0; done < Number(times); done += 1) {
  const record = sampleRecord();
  const added = await index.update((state) => ({
    state: withKey(state, record),
    result: record.id,
  }));
  if (!added.ok) throw new Error(added.error.code);
  await say(added.value);
}
process.exit(0);
