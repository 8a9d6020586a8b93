import type { GrantDuration } from '../audit/event.ts';
import type { KeyId } from '../keys/keyRecord.ts';
import type { Timestamp } from '../kernel/time.ts';

/** The user's consent that one exact launch may receive one key. */
export interface Grant {
  readonly keyId: KeyId;
  /** SHA-256 over everything that decides what runs and what it receives; see launchHash.ts. */
  readonly launch: string;
  readonly duration: GrantDuration;
  readonly givenAt: Timestamp;
  /** Absent for grants that end with the window. */
  readonly expiresAt?: Timestamp;
  /** What *Manage Grants…* shows; not part of the decision. */
  readonly configuration: string;
  readonly program: string;
  readonly folder: string;
}
