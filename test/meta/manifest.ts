import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { isRecord, isString, type UnknownRecord } from '../../src/core/kernel/parse.ts';

export const ROOT = join(import.meta.dirname, '../..');

export function readJson(path: string): UnknownRecord {
  const value: unknown = JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
  if (!isRecord(value)) throw new TypeError(`${path} is no object`);
  return value;
}

/** Follows member names from a value; arrays and objects alike, `undefined` where there is nothing. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((here, name) => (isRecord(here) ? here[name] : undefined), value);
}

export function list(value: unknown): readonly UnknownRecord[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

export function members(value: unknown): readonly (readonly [string, unknown])[] {
  return isRecord(value) ? Object.entries(value) : [];
}

/** Every text anywhere in a value, with the member name it stands under. */
export function texts(value: unknown, under = ''): readonly { under: string; text: string }[] {
  if (isString(value)) return [{ under, text: value }];
  if (Array.isArray(value)) return value.flatMap((item: unknown) => texts(item, under));
  return members(value).flatMap(([name, item]) => texts(item, name));
}
