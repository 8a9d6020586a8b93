import type { Availability, IndexFault } from '../../app/ports.ts';
import type { Grant } from '../../core/inject/grant.ts';
import type { IndexState } from '../../core/keys/keyIndex.ts';
import type { Result } from '../../core/kernel/result.ts';

/** What the view and the status bar show; members are `undefined` until they are known. */
export interface KeysSnapshot {
  readonly index: Result<IndexState, IndexFault> | undefined;
  readonly availability: Availability | undefined;
  /** Empty until the keychain was asked. */
  readonly grants: readonly Grant[];
}

export const NOTHING_KNOWN: KeysSnapshot = {
  index: undefined,
  availability: undefined,
  grants: [],
};

const HOUR_MS = 60 * 60_000;

/** Two snapshots with the same text look the same; “3 hours ago” changes with the hour. */
export function visibleState({ index, availability, grants }: KeysSnapshot, now: number): string {
  const trouble = availability?.state === 'available' ? undefined : availability;
  return JSON.stringify([index, trouble, grants, Math.floor(now / HOUR_MS)]);
}
