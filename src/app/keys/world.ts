import type { AuditEvent } from '../../core/audit/event.ts';
import type { IndexState } from '../../core/keys/keyIndex.ts';
import type { Field } from '../../core/keys/vocabulary.ts';
import type { Clock } from '../../core/kernel/time.ts';
import { err, ok, type Result } from '../../core/kernel/result.ts';
import type {
  AuditFault,
  AuditLog,
  Fingerprinter,
  IndexFault,
  KeyIndex,
  Random,
  SecretStore,
  StoreFailure,
  StoreResult,
} from '../ports.ts';

/** What the acts on keys need of the world. */
export interface KeyWorld {
  readonly store: SecretStore;
  readonly index: KeyIndex;
  readonly audit: AuditLog;
  readonly fingerprint: Fingerprinter;
  readonly clock: Clock;
  readonly random: Random;
  /** The application setting; a live key is refused while it is off. */
  readonly allowLiveKeys: () => boolean;
}

/** Why an act on a key did not happen; nothing is half done when one of these is answered. */
export type KeyFault =
  | { readonly code: 'store'; readonly failure: StoreFailure }
  | { readonly code: 'index'; readonly fault: IndexFault }
  | { readonly code: 'audit'; readonly fault: AuditFault }
  | { readonly code: 'bad-alias' }
  | { readonly code: 'alias-taken' }
  | { readonly code: 'live-not-allowed' }
  | { readonly code: 'no-fields' }
  | { readonly code: 'no-such-key' }
  | { readonly code: 'no-such-field'; readonly field: Field };

export type KeyResult<T> = Result<T, KeyFault>;

/** How long another window may be in the middle of an act before it counts as dead, in milliseconds. */
export const AT_WORK_MS = 60_000;

export async function appendAudit(
  world: Pick<KeyWorld, 'audit'>,
  ...events: readonly AuditEvent[]
): Promise<KeyResult<void>> {
  const appended = await world.audit.append(...events);
  return appended.ok ? appended : err({ code: 'audit', fault: appended.error });
}

export async function readIndex(world: Pick<KeyWorld, 'index'>): Promise<KeyResult<IndexState>> {
  const state = await world.index.read();
  return state.ok ? state : err({ code: 'index', fault: state.error });
}

/** Runs a change that may refuse; a refusal leaves the index as it was. */
export async function updateIndex<T>(
  world: Pick<KeyWorld, 'index'>,
  change: (state: IndexState) => KeyResult<{ readonly state: IndexState; readonly value: T }>,
): Promise<KeyResult<T>> {
  const updated = await world.index.update((state): { state: IndexState; result: KeyResult<T> } => {
    const changed = change(state);
    return changed.ok
      ? { state: changed.value.state, result: ok(changed.value.value) }
      : { state, result: changed };
  });
  return updated.ok ? updated.value : err({ code: 'index', fault: updated.error });
}

export function isAbsent(fault: KeyFault): boolean {
  return fault.code === 'store' && fault.failure.fault === 'absent';
}

/** Drops the receipt of a store's answer. */
export function storeValue<T>(answer: StoreResult<T>): KeyResult<T> {
  return answer.ok ? ok(answer.value.value) : err({ code: 'store', failure: answer.error });
}
