import { eraseRemoved } from '../app/keys/eraseRemoved.ts';
import { rebuildDamagedIndex } from '../app/keys/rebuildIndex.ts';
import { settlePending } from '../app/keys/settlePending.ts';
import { AT_WORK_MS } from '../app/keys/world.ts';
import type { Disposable } from '../app/ports.ts';
import type { CommandWorld } from './commands/world.ts';
import { indexRebuilt } from './messages/acts.ts';
import type { KeysSnapshot } from './tree/snapshot.ts';

type HousekeepingWorld = Pick<CommandWorld, 'keys' | 'watch' | 'boundary'>;

/** A little after the time, so that the clock that decides has passed it too. */
const SLACK_MS = 250;
/** While the keychain is locked nothing can be erased; asking it more often would nag. */
const RETRY_MS = 60_000;

/**
 * Erases removed keys when their time for undo is over, settles what a crash left half added, and rebuilds a
 * damaged list of keys once. Touches the keychain only when there is something to do.
 */
export function startHousekeeping(world: HousekeepingWorld): Disposable {
  let timer: NodeJS.Timeout | undefined;
  let rebuilt = false;
  let waitUntil = 0;

  const run = (act: () => Promise<void>): void => {
    void world.boundary.run('housekeeping', async () => {
      await act();
      return undefined;
    });
  };
  const plan = (snapshot: KeysSnapshot): void => {
    clearTimeout(timer);
    timer = undefined;
    if (!snapshot.index?.ok) {
      if (snapshot.index?.error.code === 'damaged' && !rebuilt) {
        rebuilt = true;
        run(() => rebuild(world));
      }
      return;
    }
    const due = nextDue(snapshot);
    if (due === undefined) return;
    const now = world.keys.clock();
    const wait = Math.max(due, waitUntil) - now + SLACK_MS;
    timer = setTimeout(
      () => {
        run(async () => {
          waitUntil = world.keys.clock() + RETRY_MS;
          await settlePending(world.keys);
          await eraseRemoved(world.keys);
          world.watch.refresh();
        });
      },
      Math.max(0, wait),
    );
  };
  const listening = world.watch.onDidChange(plan);
  plan(world.watch.snapshot());
  return {
    dispose: () => {
      clearTimeout(timer);
      listening.dispose();
    },
  };
}

/** When the next key wants erasing or settling, in milliseconds since 1970. */
function nextDue({ index }: KeysSnapshot): number | undefined {
  if (!index?.ok) return undefined;
  const { removed, keys } = index.value;
  const times = [
    ...removed.map(({ eraseAfter }) => Date.parse(eraseAfter)),
    ...keys
      .filter(({ status }) => status === 'pending')
      .map(({ createdAt }) => Date.parse(createdAt) + AT_WORK_MS),
  ];
  return times.length === 0 ? undefined : Math.min(...times);
}

async function rebuild({ keys, watch, boundary }: HousekeepingWorld): Promise<void> {
  const outcome = await rebuildDamagedIndex(keys);
  // A failure is told by the row above the keys, whose fix tries again.
  if (outcome.ok && outcome.value) {
    boundary.tell('housekeeping', indexRebuilt(outcome.value));
    watch.refresh();
  }
}
