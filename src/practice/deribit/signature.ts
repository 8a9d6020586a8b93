import { createHmac, type KeyObject } from 'node:crypto';
import { sameBytes } from '../engine/keys.ts';

export interface SignedHeader {
  readonly id: string;
  /** Milliseconds, as text: the signature covers the text. */
  readonly ts: string;
  readonly nonce: string;
  readonly sig: string;
}

/** Reads `deri-hmac-sha256 id=…,ts=…,sig=…,nonce=…`; the pairs may come in any order. */
export function parseSignedHeader(header: string): SignedHeader | undefined {
  const match = /^deri-hmac-sha256 (.{1,400})$/.exec(header);
  if (match?.[1] === undefined) return undefined;
  const pairs = new Map<string, string>();
  for (const pair of match[1].split(',')) {
    const [name = '', ...value] = pair.trim().split('=');
    pairs.set(name, value.join('='));
  }
  const [id, ts, nonce, sig] = ['id', 'ts', 'nonce', 'sig'].map((name) => pairs.get(name));
  if (id === undefined || ts === undefined || nonce === undefined || sig === undefined)
    return undefined;
  return { id, ts, nonce, sig };
}

/** docs.deribit.com, "Deribit Signature Credentials (HTTP REST)": `RequestData`. */
export function requestData(method: string, uri: string, body: string): string {
  return `${method.toUpperCase()}\n${uri}\n${body}\n`;
}

/**
 * Hex HMAC-SHA256 over timestamp, nonce and data, joined by newlines. The data is `RequestData` for HTTP
 * headers and the free `data` parameter for `public/auth` with `client_signature`.
 */
export function verifies(
  verifier: KeyObject,
  signed: Pick<SignedHeader, 'ts' | 'nonce' | 'sig'>,
  data: string,
): boolean {
  if (verifier.type !== 'secret' || !/^[0-9a-f]{64}$/i.test(signed.sig)) return false;
  const expected = createHmac('sha256', verifier)
    .update(`${signed.ts}\n${signed.nonce}\n${data}`)
    .digest();
  return sameBytes(expected, Buffer.from(signed.sig, 'hex'));
}
