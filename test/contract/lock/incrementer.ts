/** Adds one to a plain number in a file, again and again, under the lock; prints each confirmed number. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createLock } from '../../../src/adapters/node/lock.ts';
import { goSign, say } from '../children.ts';

const [lockPath = '', counterPath = '', times = '1'] = process.argv.slice(2);
const exclusive = createLock({ path: lockPath });
await goSign();
for (let done = 0; done < Number(times); done += 1) {
  const added = await exclusive(async () => {
    const next = Number(readFileSync(counterPath, 'utf8')) + 1;
    await new Promise((resolve) => setImmediate(resolve));
    const aside = `${counterPath}.${process.pid}`;
    writeFileSync(aside, String(next));
    renameSync(aside, counterPath);
    return next;
  });
  if (!added.ok) throw new Error(added.error.code);
  await say(String(added.value));
}
process.exit(0);
