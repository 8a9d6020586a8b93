/** Counts a key's note up by compare-and-swap, against others that do the same. */
import { sampleKey } from '../../fakes/sampleKey.ts';
import { goSign } from '../children.ts';
import { value } from './contract.ts';
import { openTestKeychain } from './testKeychain.ts';

const [service = '', times = '1'] = process.argv.slice(2);
const { store } = openTestKeychain(service);
await goSign();
for (let won = 0; won < Number(times);) {
  const { revision, record } = value(await store.read('one'));
  const note = String(Number(record.note) + 1);
  const written = await store.write('one', revision, sampleKey({ id: 'one', note }));
  if (written.ok) won += 1;
  else if (written.error.fault !== 'conflict') throw new Error(written.error.fault);
}
process.exit(0);
