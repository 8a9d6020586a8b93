import type { Field, Verified } from '../keys/vocabulary.ts';
import { judgePem, looksLikePem, type PemReason } from './pem.ts';
import type { ExchangeFacts } from './types.ts';

/**
 * What a value looks like beside the exchange's format: `unusual` is worth a question, never a refusal,
 * and `unknown` means that no format is known.
 */
type ShapeVerdict = 'plausible' | 'unusual' | 'unknown' | 'doc-sample';

type ShapeReason =
  | 'expected-shape'
  | 'other-shape'
  | 'surrounding-space'
  | 'empty'
  | 'too-long'
  | 'no-known-shape'
  | 'documentation-sample'
  | PemReason;

/** A judgement and the data to explain it; it never holds any part of the value. */
export interface ShapeCheck {
  readonly verdict: ShapeVerdict;
  readonly reason: ShapeReason;
  /** The format in words, where one is known. */
  readonly description?: string;
  /** How well the format is known; `memory` must be shown as unverified. */
  readonly verified: Verified;
}

/** Longer values are not matched at all. An 8192-bit RSA key in PEM has about 6,400 characters. */
export const MAX_VALUE_LENGTH = 8192;

/** Judges a value typed or pasted for one field by its shape alone. */
export function checkShape(exchange: ExchangeFacts, field: Field, value: string): ShapeCheck {
  const { formats, credentials } = exchange;
  const format = formats.fields[field];
  const known = {
    ...(format ? { description: format.description } : {}),
    verified: format?.verified ?? formats.verified,
  };
  if (value === '') return { verdict: 'unusual', reason: 'empty', ...known };
  if (value.length > MAX_VALUE_LENGTH) return { verdict: 'unusual', reason: 'too-long', ...known };

  const trimmed = value.trim();
  if (formats.docSamples.includes(trimmed)) {
    return { verdict: 'doc-sample', reason: 'documentation-sample', ...known };
  }
  if (looksLikePem(trimmed)) {
    const reason = judgePem(trimmed, format?.pem ?? []);
    const verdict = reason === 'pem-accepted' ? 'plausible' : 'unusual';
    return { verdict, reason, ...known, verified: credentials.verified };
  }
  if (format?.pattern === undefined) {
    return { verdict: 'unknown', reason: 'no-known-shape', ...known };
  }
  const pattern = wholeValue(format.pattern);
  if (pattern.test(value)) return { verdict: 'plausible', reason: 'expected-shape', ...known };
  const reason = pattern.test(trimmed) ? 'surrounding-space' : 'other-shape';
  return { verdict: 'unusual', reason, ...known };
}

/** Whether a value of several lines may be pasted: the exchange takes a PEM private key in this field. */
export function isMultiLine(exchange: ExchangeFacts, field: Field): boolean {
  return exchange.formats.fields[field]?.pem !== undefined;
}

const compiled = new Map<string, RegExp>();

function wholeValue(pattern: string): RegExp {
  const found = compiled.get(pattern);
  if (found) return found;
  const regex = new RegExp(`^(?:${pattern})$`);
  compiled.set(pattern, regex);
  return regex;
}
