import type { Fields } from '../../core/keys/keyRecord.ts';
import type { Scope } from '../../core/keys/vocabulary.ts';
import type { Result } from '../../core/kernel/result.ts';
import type { Timestamp } from '../../core/kernel/time.ts';
import type { Disposable, Listen } from '../ports.ts';

/** A credential that the practice exchange hands out to whoever wants to try things. */
export interface PracticeSample {
  readonly exchange: string;
  /** `trading`, `read-only`, `ip-restricted` or `expired`. */
  readonly role: string;
  readonly fields: Fields;
  /** Absent when the practice exchange did not say, or not in words that are known here. */
  readonly rights?: SampleRights;
}

/** What the practice exchange lets one of its keys do. */
export interface SampleRights {
  readonly scopes: readonly Scope[];
  /** Addresses that may use the key; empty for any. */
  readonly allowlist: readonly string[];
  readonly createdAt: Timestamp;
  readonly expiresAt?: Timestamp;
}

export type PracticeFault =
  | { readonly code: 'not-running' }
  /** It was started and gave no address; `exitCode` where it ended. */
  | { readonly code: 'did-not-start'; readonly exitCode?: number }
  | { readonly code: 'no-answer' };

/** The loopback practice exchange: one that this window started, or one that runs already. */
export interface PracticeExchange extends Disposable {
  /** Starts one unless one runs; answers its origin, e.g. `http://127.0.0.1:17350`. */
  start(): Promise<Result<string, PracticeFault>>;
  /** Stops the one that this window started; another's goes on. */
  stop(): Promise<void>;
  /** The origin of a running one; `undefined` when none answers. */
  origin(): Promise<string | undefined>;
  samples(): Promise<Result<readonly PracticeSample[], PracticeFault>>;
  /** Fires with whether this window runs one. */
  readonly onDidChange: Listen<boolean>;
}
