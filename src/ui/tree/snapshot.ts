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
