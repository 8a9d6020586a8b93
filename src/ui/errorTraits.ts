import { isRecord, isString } from '../core/kernel/parse.ts';

/** What may be logged of an error whose origin is not known. */
export interface ErrorTraits {
  readonly name: string;
  readonly code?: string;
  /** `file:line:column` of our own bundle, innermost first. */
  readonly places: readonly string[];
}

/**
 * Reads an unknown error without its message, cause or stack text: any of these may hold a secret.
 * Kept are only a class name, an error code of the usual form and positions in our own bundle.
 */
export function errorTraits(error: unknown): ErrorTraits {
  if (!(error instanceof Error)) return { name: `thrown ${typeof error}`, places: [] };
  const name = /^[A-Z][A-Za-z]{0,30}Error$/.test(error.name) ? error.name : 'Error';
  const code = isRecord(error) ? error['code'] : undefined;
  const places = [...(error.stack ?? '').matchAll(/\bextension\.cjs:\d{1,7}:\d{1,7}\b/g)];
  return {
    name,
    ...(isString(code) && /^(?:E[A-Z]{2,15}|ERR_[A-Z_]{2,40})$/.test(code) ? { code } : {}),
    places: places.slice(0, 10).map(([place]) => place),
  };
}
