import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Memory, Span } from '../samples.ts';

const WINDOW_MS = 500;
/** A host that spends less than this in half a second is at rest. */
const REST_CPU_MS = 10;

/** CPU of all threads of this process, and wall time, that an act takes. */
export async function spanOf(act: () => PromiseLike<unknown>): Promise<Span> {
  const started = performance.now();
  const before = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(before);
  return { cpuMs: (user + system) / 1000, wallMs: performance.now() - started };
}

/** What this process does in half a second by itself. */
export function idleSpan(): Promise<Span> {
  return spanOf(() => sleep(WINDOW_MS));
}

/** Waits until the extension host has nothing to do, a minute at most; returns the quiet half second. */
export async function rest(): Promise<Span> {
  let quiet = 0;
  for (let tries = 0; ; tries++) {
    const span = await idleSpan();
    quiet = span.cpuMs < REST_CPU_MS ? quiet + 1 : 0;
    if (quiet >= 2 || tries >= 120) return span;
  }
}

/** Memory in use after a garbage collection. */
export async function memoryInUse(): Promise<Memory> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // Finalizers run between collections.
  for (let times = 0; times < 3; times++) {
    collect();
    await sleep(50);
  }
  const { rss, heapUsed } = process.memoryUsage();
  return { rss, heapUsed, mapped: mappedFiles() };
}

function mappedFiles(): number {
  const status = '/proc/self/status';
  const text = existsSync(status) ? readFileSync(status, 'utf8') : '';
  return Number(/^RssFile:\s*(\d+) kB/m.exec(text)?.[1] ?? 0) * 1024;
}
