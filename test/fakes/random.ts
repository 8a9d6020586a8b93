import type { Random } from '../../src/app/ports.ts';

/** Counts instead of drawing, so that a failing test shows the same ids at every run. */
export function createFakeRandom(): Random {
  let count = 0;
  const next = (): string => String((count += 1));
  return {
    uuid: () => `00000000-0000-4000-8000-${next().padStart(12, '0')}`,
    token: () => next().padStart(43, 'T'),
  };
}
