import type { Clock } from '../../src/core/kernel/time.ts';

export interface FakeClock {
  readonly now: Clock;
  advance(ms: number): void;
}

export function createFakeClock(start = Date.parse('2026-01-31T09:00:00.000Z')): FakeClock {
  let now = start;
  return { now: () => now, advance: (ms) => void (now += ms) };
}
