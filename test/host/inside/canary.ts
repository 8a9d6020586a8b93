import { randomBytes } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { assignment } from './assignment.ts';

/** Notes a secret value: after the runs no file and no process may hold it. Returns the value. */
export function remember(value: string): string {
  appendFileSync(assignment().canary, `${JSON.stringify(value)}\n`, { mode: 0o600 });
  return value;
}

/** Makes a secret value that is obviously synthetic, and notes it. `length` in characters. */
export function syntheticSecret(length = 40): string {
  return remember(`synthetic${randomBytes(length).toString('hex')}`.slice(0, length));
}
