/** Narrowing steps for data that crossed a boundary (files, keychain items, launch configurations). */

export type UnknownRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is UnknownRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isString(value: unknown): value is string {
  return typeof value === 'string';
}

export function isStringArray(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isString);
}

/** True when `value` is one of the literals in `allowed`; narrows to their union. */
export function isOneOf<const T extends string>(allowed: readonly T[], value: unknown): value is T {
  return isString(value) && (allowed as readonly string[]).includes(value);
}

/** `JSON.parse` that answers `undefined` for text that is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
