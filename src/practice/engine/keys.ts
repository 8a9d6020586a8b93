import { createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';
import type { Scope } from '../../core/keys/vocabulary.ts';

/** An API key as the exchange keeps it. The verifier is a KeyObject, which prints without its content. */
export interface PracticeKey {
  /** What a client sends to name the key: Binance's API key, Deribit's client id. */
  readonly id: string;
  readonly label: string;
  /** The shared secret (HMAC), or the public half of an RSA or Ed25519 pair. */
  readonly verifier: KeyObject;
  readonly scopes: readonly Scope[];
  /** Source addresses that may use the key; empty means any. */
  readonly allowlist: readonly string[];
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly expiresAt?: number;
}

/** A key with the exchange's own running number, from 1. */
export interface NumberedKey extends PracticeKey {
  readonly number: number;
}

export interface KeyRing {
  find(id: string): NumberedKey | undefined;
  list(): readonly NumberedKey[];
}

export function createKeyRing(keys: readonly PracticeKey[]): KeyRing {
  const numbered = keys.map((key, index) => ({ ...key, number: index + 1 }));
  const byId = new Map(numbered.map((key) => [key.id, key]));
  return { find: (id) => byId.get(id), list: () => numbered };
}

/** Turns an HMAC secret into a verifier. */
export function sharedSecret(secret: string): KeyObject {
  return createSecretKey(secret, 'utf8');
}

/** True when `candidate` is the shared secret itself, compared in constant time. */
export function matchesSecret(key: PracticeKey, candidate: string): boolean {
  return key.verifier.type === 'secret' && sameBytes(key.verifier.export(), Buffer.from(candidate));
}

/** Constant-time for equal lengths; lengths are no secret here. */
export function sameBytes(left: Buffer, right: Buffer): boolean {
  return left.length === right.length && timingSafeEqual(left, right);
}
