/** Admits `burst` at once and `perSecond` on average. `now` counts milliseconds and never goes back. */
export function createRateLimit(
  burst: number,
  perSecond: number,
  now: () => number,
): () => boolean {
  let tokens = burst;
  let last = now();
  return () => {
    const time = now();
    tokens = Math.min(burst, tokens + ((time - last) / 1000) * perSecond);
    last = time;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
