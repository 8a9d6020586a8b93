import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

/** A real process that a test starts, listens to line by line, and may kill. */
export interface Child {
  readonly lines: readonly string[];
  /** Lets a child that waits in `goSign` begin. */
  go(): void;
  waitFor(line: string): Promise<void>;
  waitForLines(count: number): Promise<void>;
  /** SIGKILL: no handler, no clean-up. Resolves when the process is gone and all it printed is here. */
  kill(): Promise<void>;
  /** Resolves with the exit code. */
  ended(): Promise<number | null>;
}

/** Runs a TypeScript program of this repository with this Node. */
export function startChild(program: string, ...args: readonly string[]): Child {
  const child: ChildProcessByStdio<Writable, Readable, null> = spawn(
    process.execPath,
    [program, ...args],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  const drained = once(reader, 'close');
  const exited = once(child, 'exit');
  const meets = async (condition: () => boolean): Promise<void> => {
    while (!condition()) {
      if (child.exitCode !== null) throw new Error('The child ended early');
      await sleep(2);
    }
  };
  return {
    lines,
    go: () => void child.stdin.write('go\n'),
    waitFor: (line) => meets(() => lines.includes(line)),
    waitForLines: (count) => meets(() => lines.length >= count),
    kill: async () => {
      child.kill('SIGKILL');
      await Promise.all([exited, drained]);
    },
    ended: async () => {
      await Promise.all([exited, drained]);
      return child.exitCode;
    },
  };
}

/** In a child: says that it is ready and waits for the parent's `go`, so that start-up costs no test time. */
export async function goSign(): Promise<void> {
  process.stdout.write('ready\n');
  await once(process.stdin, 'data');
}

/** In a child: prints a line that a SIGKILL right after cannot take back. */
export function say(line: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(`${line}\n`, (error) => (error ? reject(error) : resolve()));
  });
}

/** Keeps a few children started ahead, so that killing many takes no longer than what they do. */
export function createNursery(
  start: () => Child,
  ahead = 2,
): { next(): Promise<Child>; close(): Promise<void> } {
  const waiting = Array.from({ length: ahead }, start);
  return {
    next: async () => {
      waiting.push(start());
      const child = waiting.shift() ?? start();
      await child.waitFor('ready');
      return child;
    },
    close: async () => {
      await Promise.all(waiting.map((child) => child.kill()));
    },
  };
}
