/** Milliseconds since the Unix epoch, as `Date.now()` gives them. */
export type Clock = () => number;

/** ISO-8601 UTC text, e.g. `2026-01-31T09:00:00.000Z`: readable by hand in every file we write. */
export type Timestamp = string;

export const DAY_MS = 24 * 60 * 60 * 1000;

export function timestamp(ms: number): Timestamp {
  return new Date(ms).toISOString();
}

export function isTimestamp(value: unknown): value is Timestamp {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}
