import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formsOf, type Form } from './forms.ts';

/** The secret values that the suites have used so far; they name them by their place in the list. */
export interface CanaryValues {
  /** Suites append JSON strings, one a line; it lies outside every folder that is searched. */
  readonly file: string;
  /** The forms of each value noted so far. */
  readonly forms: () => readonly (readonly Form[])[];
  readonly remove: () => void;
}

/** Makes the file in which suites note secret values. */
export function canaryValues(): CanaryValues {
  const folder = mkdtempSync(join(tmpdir(), 'ekc-'));
  const file = join(folder, 'values');
  writeFileSync(file, '', { mode: 0o600 });
  let known: { readonly text: string; readonly forms: readonly (readonly Form[])[] } | undefined;
  return {
    file,
    forms: () => {
      const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
      if (known?.text !== text) known = { text, forms: parse(text).map(formsOf) };
      return known.forms;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function parse(text: string): readonly string[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return [...new Set(lines.map((line) => String(JSON.parse(line))))];
}
