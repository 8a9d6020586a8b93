import { scopeState, type KeyRecord } from '../keys/keyRecord.ts';
import type { KeyStatus } from '../keys/vocabulary.ts';

/** Why a key may not go into any program, whatever the user grants. */
export type InterlockFault =
  | { readonly code: 'not-active'; readonly status: KeyStatus }
  /** A key that makes and deletes other keys. */
  | { readonly code: 'rotation-key' }
  | { readonly code: 'can-withdraw' }
  /** A live key whose right to withdraw nobody could read. */
  | { readonly code: 'may-withdraw' }
  | { readonly code: 'live-not-allowed' };

/** Checked when a launch is prepared and again at every redemption, on the newest record. */
export function interlock(record: KeyRecord, allowLive: boolean): InterlockFault | undefined {
  if (record.status !== 'active') return { code: 'not-active', status: record.status };
  if (record.purpose === 'rotation') return { code: 'rotation-key' };
  const withdraw = scopeState(record, 'withdraw');
  if (withdraw === 'granted') return { code: 'can-withdraw' };
  if (record.environment !== 'live') return undefined;
  if (!allowLive) return { code: 'live-not-allowed' };
  return withdraw === 'denied' ? undefined : { code: 'may-withdraw' };
}
