import type { PemKind } from './types.ts';

export type PemReason =
  | 'pem-accepted'
  | 'pem-not-accepted'
  | 'pem-other-kind'
  | 'pem-public-key'
  | 'pem-encrypted'
  | 'pem-incomplete'
  | 'pem-escaped-newlines';

const BEGIN = '-----BEGIN ';
const DASHES = '-----';

/** PKCS#8 (`PRIVATE KEY`) does not name the algorithm, so it fits every kind that exchanges hand out in it. */
const LABELS: Readonly<Record<PemKind, readonly string[]>> = {
  RSA: ['RSA PRIVATE KEY', 'PRIVATE KEY'],
  Ed25519: ['PRIVATE KEY'],
  EC: ['EC PRIVATE KEY'],
};

export function looksLikePem(value: string): boolean {
  return value.startsWith(BEGIN);
}

/** Judges the armour of a PEM block against the kinds that may be used; the key inside is not decoded. */
export function judgePem(value: string, kinds: readonly PemKind[]): PemReason {
  const label = labelOf(value);
  if (label === undefined) return 'pem-incomplete';
  if (label.endsWith('PUBLIC KEY') || label === 'CERTIFICATE') return 'pem-public-key';
  if (kinds.length === 0) return 'pem-not-accepted';
  if (label === 'ENCRYPTED PRIVATE KEY' || value.includes('Proc-Type: 4,ENCRYPTED')) {
    return 'pem-encrypted';
  }
  if (!kinds.some((kind) => LABELS[kind].includes(label))) return 'pem-other-kind';
  const end = `${DASHES}END ${label}${DASHES}`;
  if (!value.endsWith(end)) return 'pem-incomplete';
  const body = value.slice(BEGIN.length + label.length + DASHES.length, -end.length);
  // ccxt signs with the text as it is; a backslash and an n instead of a line break breaks the signature.
  if (body.includes('\\n')) return 'pem-escaped-newlines';
  return /^[A-Za-z0-9+/=\s]+$/.test(body) && body.trim() !== '' ? 'pem-accepted' : 'pem-incomplete';
}

function labelOf(value: string): string | undefined {
  const end = value.indexOf(DASHES, BEGIN.length);
  return end === -1 ? undefined : value.slice(BEGIN.length, end);
}
