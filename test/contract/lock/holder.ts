/** Takes the lock and never lets go. */
import { createLock } from '../../../src/adapters/node/lock.ts';
import { goSign, say } from '../children.ts';

const [lockPath = ''] = process.argv.slice(2);
await goSign();
await createLock({ path: lockPath })(async () => {
  await say('held');
  await new Promise((resolve) => setTimeout(resolve, 60_000));
});
