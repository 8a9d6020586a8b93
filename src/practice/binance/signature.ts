import { createHmac, verify, type KeyObject } from 'node:crypto';
import { sameBytes } from '../engine/keys.ts';

export interface SignedText {
  /** What the client signed: the query followed, without a separator, by the body; no `signature` pair. */
  readonly payload: string;
  /** Decoded; `undefined` when no signature was sent. */
  readonly signature: string | undefined;
}

/** Takes the `signature` pair out of the raw query and body, leaving every other byte as it was sent. */
export function signedText(query: string, body: string): SignedText {
  const isSignature = (pair: string): boolean => pair.startsWith('signature=');
  const pairs = [query.split('&'), body.split('&')];
  const sent = pairs.flat().find(isSignature);
  return {
    payload: pairs.map((list) => list.filter((pair) => !isSignature(pair)).join('&')).join(''),
    signature: sent === undefined ? undefined : decoded(sent.slice('signature='.length)),
  };
}

/**
 * Checks a signature against the key's kind: HMAC-SHA256 in hex of either case, RSASSA-PKCS1-v1_5 with
 * SHA-256 in base64, or Ed25519 in base64 (binance-spot-api-docs, rest-api.md, "SIGNED Endpoint security").
 */
export function verifies(verifier: KeyObject, payload: string, signature: string): boolean {
  const text = Buffer.from(payload);
  if (verifier.type === 'secret') {
    const expected = createHmac('sha256', verifier).update(text).digest();
    return /^[0-9a-f]{64}$/i.test(signature) && sameBytes(expected, Buffer.from(signature, 'hex'));
  }
  const digest = verifier.asymmetricKeyType === 'rsa' ? 'sha256' : null;
  return verify(digest, text, verifier, Buffer.from(signature, 'base64'));
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
