import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { logs } from '../../setup/paths.ts';
import { endProcessesOf } from './processes.ts';
import type { HostRun } from './run.ts';
import { makeWorld, removeWorld, type World } from './world.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Whose world it is, and what becomes of it. */
export interface WorldUse {
  readonly run: HostRun;
  /** Leaves the folder there and prints its path. */
  readonly keep: boolean;
  /** What else to clean up when the user breaks off. */
  readonly interrupted: () => void;
}

/** Makes a throw-away world for `act`, and keeps of it only what the host printed, in .vscode-test/logs. */
export async function inWorld(
  { run, keep, interrupted }: WorldUse,
  act: (world: World) => Promise<void>,
): Promise<void> {
  const world = makeWorld(run);
  const stop = () => {
    endProcessesOf(world.home);
    removeWorld(world);
    interrupted();
    process.exit(130);
  };
  for (const name of signals) process.once(name, stop);
  try {
    await act(world);
  } finally {
    for (const name of signals) process.off(name, stop);
    endProcessesOf(world.home);
    copyFileSync(world.log, join(logs, `${run.name.replaceAll(/\W+/g, '-')}.log`));
    if (keep) console.log(`  kept: ${world.folder}`);
    else removeWorld(world);
  }
}
