import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A running process, as Linux shows it to its owner. */
export interface ProcessView {
  readonly pid: number;
  /** Arguments, each ended by a NUL byte. */
  readonly commandLine: string;
  /** Variables the process was started with, each ended by a NUL byte. */
  readonly environment: string;
}

/** All processes that this user may read; none where there is no /proc. */
export function processes(): readonly ProcessView[] {
  return pids().flatMap((pid) => {
    const commandLine = read(pid, 'cmdline');
    if (commandLine === undefined || commandLine === '') return [];
    return [{ pid, commandLine, environment: read(pid, 'environ') ?? '' }];
  });
}

/** Ends what a run left behind: the processes that have its throw-away folder as their HOME. */
export function endProcessesOf(home: string): void {
  for (const { pid, environment } of processes()) {
    if (pid !== process.pid && `\0${environment}`.includes(`\0HOME=${home}\0`)) kill(pid);
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

function pids(): readonly number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function read(pid: number, file: string): string | undefined {
  try {
    return readFileSync(join('/proc', String(pid), file), 'latin1');
  } catch {
    return undefined;
  }
}
