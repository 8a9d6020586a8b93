import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formsOf, type Form } from './forms.ts';

/** A secret value that a test used, known by that test's name. */
export interface CanaryValue {
  readonly name: string;
  readonly forms: readonly Form[];
}

/** The secret values that the suites have used so far. */
export interface CanaryValues {
  /** Suites append lines of JSON to it; it lies outside every folder that is searched. */
  readonly file: string;
  /** The values noted so far. */
  readonly all: () => readonly CanaryValue[];
  readonly remove: () => void;
}

/** One line of the file: which test runs now, or a value that it uses. */
export type CanaryLine = { readonly test: string } | { readonly value: string };

/** Makes the file in which suites note secret values. */
export function canaryValues(): CanaryValues {
  const folder = mkdtempSync(join(tmpdir(), 'ekc-'));
  const file = join(folder, 'values');
  writeFileSync(file, '', { mode: 0o600 });
  let known: { readonly text: string; readonly values: readonly CanaryValue[] } | undefined;
  return {
    file,
    all: () => {
      const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
      if (known?.text !== text) known = { text, values: parse(text) };
      return known.values;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function parse(text: string): readonly CanaryValue[] {
  const names = new Map<string, string>();
  let test = 'outside a test';
  // The last line may be half written.
  for (const line of text.split('\n').slice(0, -1)) {
    const noted = JSON.parse(line) as CanaryLine;
    if ('test' in noted) test = noted.test;
    else if (!names.has(noted.value)) names.set(noted.value, `${test}, value ${names.size + 1}`);
  }
  return [...names].map(([value, name]) => ({ name, forms: formsOf(value) }));
}
