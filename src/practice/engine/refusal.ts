import type { Scope } from '../../core/keys/vocabulary.ts';
import type { NumberedKey, PracticeKey } from './keys.ts';

/** Why a signed request is turned away; each exchange has its own status, code and words for it. */
export type Refusal =
  | 'malformed-key'
  | 'unknown-key'
  | 'expired-key'
  | 'foreign-ip'
  | 'stale-timestamp'
  | 'future-timestamp'
  | 'wrong-signature'
  | 'missing-scope';

export interface RefusalWords {
  /** HTTP status. */
  readonly status: number;
  readonly code: number;
  readonly message: string;
}

/** What an authenticated request may act as, or why it may not. */
export type Admission =
  | { readonly admitted: true; readonly key: NumberedKey }
  | { readonly admitted: false; readonly refusal: Refusal };

export function refuse(refusal: Refusal): Admission {
  return { admitted: false, refusal };
}

/** The checks that concern the key alone, whatever was signed. */
export function standing(key: PracticeKey, clientIp: string, now: number): Refusal | undefined {
  if (key.expiresAt !== undefined && key.expiresAt <= now) return 'expired-key';
  if (key.allowlist.length > 0 && !key.allowlist.includes(clientIp)) return 'foreign-ip';
  return undefined;
}

export function requireScope(key: NumberedKey, scope: Scope): Admission {
  return key.scopes.includes(scope) ? { admitted: true, key } : refuse('missing-scope');
}
