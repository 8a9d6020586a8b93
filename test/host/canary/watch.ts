import { basename } from 'node:path';
import { processes } from '../runner/processes.ts';
import { searchBytes, type Leak } from './search.ts';
import type { CanaryValues } from './values.ts';

/** A program that a test's bot starts by itself inherits the bot's variables; a test says so with this. */
const childOfBot = '\0EXCHANGE_KEYRING_TEST_CHILD_OF_BOT=1\0';

/** So does what debugpy has Python's `platform` module ask, inside the bot's process, for a few milliseconds. */
const childOfDebugger = 'uname\0-p\0';

/** Looks at all processes again and again while a run lasts. */
export interface ProcessWatch {
  /** Stops looking; returns what was seen and how often it looked. */
  readonly stop: () => { readonly leaks: readonly Leak[]; readonly looks: number };
}

/**
 * Watches every process's command line and initial environment for the values, every `interval` ms.
 * A process that lives for less than that may be missed.
 */
export function watchProcesses(values: CanaryValues, interval = 150): ProcessWatch {
  const leaks = new Map<string, Leak>();
  let looks = 0;
  const look = () => {
    looks++;
    const wanted = values.all();
    if (wanted.length === 0) return;
    for (const { commandLine, environment } of processes()) {
      const program = basename(commandLine.split('\0')[0] ?? '');
      const found = searchBytes(
        Buffer.from(commandLine, 'latin1'),
        `arguments of ${program}`,
        wanted,
      );
      const exempt = commandLine === childOfDebugger || `\0${environment}`.includes(childOfBot);
      const inherited = exempt
        ? []
        : searchBytes(Buffer.from(environment, 'latin1'), `environment of ${program}`, wanted);
      for (const leak of [...found, ...inherited]) leaks.set(JSON.stringify(leak), leak);
    }
  };
  const timer = setInterval(look, interval);
  return {
    stop: () => {
      clearInterval(timer);
      look();
      return { leaks: [...leaks.values()], looks };
    },
  };
}
