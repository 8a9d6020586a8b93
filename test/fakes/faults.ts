/** Lets a test say what the next calls of a fake shall fail with. */
export interface Faults<F> {
  readonly failNext: (...faults: readonly F[]) => void;
  /** The fault that the present call shall answer, if any. */
  readonly take: () => F | undefined;
}

export function createFaults<F>(): Faults<F> {
  const queue: F[] = [];
  return { failNext: (...faults) => void queue.push(...faults), take: () => queue.shift() };
}
