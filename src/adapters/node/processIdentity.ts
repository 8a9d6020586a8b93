import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { isRecord, isString, parseJson } from '../../core/kernel/parse.ts';
import { errnoOf } from './errno.ts';

/** Enough to tell later whether the process that wrote this still runs. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Kernel ticks since boot at which the process started; empty where it cannot be read. */
  readonly started: string;
  /** Where the pid means anything: host, boot and pid namespace. */
  readonly realm: string;
}

export type Life = 'alive' | 'dead' | 'unknown';

export function thisProcess(): ProcessIdentity {
  return { pid: process.pid, started: startOf(process.pid), realm: realm() };
}

/** `unknown` for a process of another machine, boot or container, and where a pid may have been reused. */
export function lifeOf(identity: ProcessIdentity): Life {
  if (identity.realm !== realm()) return 'unknown';
  if (!exists(identity.pid)) return 'dead';
  if (identity.started === '') return identity.pid === process.pid ? 'alive' : 'unknown';
  return startOf(identity.pid) === identity.started ? 'alive' : 'dead';
}

export function parseIdentity(text: string): (ProcessIdentity & { token: string }) | undefined {
  const value = parseJson(text);
  if (!isRecord(value)) return undefined;
  const { pid, started, realm: where, token } = value;
  if (typeof pid !== 'number' || !isString(started) || !isString(where) || !isString(token)) {
    return undefined;
  }
  return { pid, started, realm: where, token };
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return errnoOf(thrown) === 'EPERM';
  }
}

/** Field 22 of /proc/<pid>/stat, counted behind the command name, which may itself hold spaces. See proc(5). */
function startOf(pid: number): string {
  const stat = tryRead(() => readFileSync(`/proc/${String(pid)}/stat`, 'latin1'));
  const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A killed process whose parent has not collected it yet still has a pid, but will do nothing more.
  return state === 'Z' || state === 'X' ? 'gone' : (rest[18] ?? '');
}

function realm(): string {
  const boot = tryRead(() => readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim());
  const namespace = tryRead(() => readlinkSync('/proc/self/ns/pid'));
  return [hostname(), boot, namespace].join(' ');
}

function tryRead(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
