import { randomBytes } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import type { CanaryLine } from '../canary/values.ts';
import { assignment } from './assignment.ts';

/** Notes a secret value: after the runs no file and no process may hold it. Returns the value. */
export function remember(value: string): string {
  note({ value });
  return value;
}

/** Makes a secret value that is obviously synthetic, and notes it. `length` in characters. */
export function syntheticSecret(length = 40): string {
  return remember(`synthetic${randomBytes(length).toString('hex')}`.slice(0, length));
}

/** Notes which test runs now, so that a leak can be told by its name. */
export function noteTest(title: string): void {
  note({ test: title });
}

function note(line: CanaryLine): void {
  appendFileSync(assignment().canary, `${JSON.stringify(line)}\n`, { mode: 0o600 });
}
