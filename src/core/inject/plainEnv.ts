import { scopeState, type KeyRecord } from '../keys/keyRecord.ts';
import { SCOPES, type Environment, type Scope } from '../keys/vocabulary.ts';

/** Why a key's values may not stand in a launch configuration, where every other extension can read them. */
export type PlainEnvFault =
  | { readonly code: 'environment'; readonly environment: Environment }
  /** It can do more than read, or nobody knows that it cannot. At least one of the lists names a scope. */
  | {
      readonly code: 'may-do-more';
      readonly granted: readonly Scope[];
      readonly unknown: readonly Scope[];
    }
  /** It could be, and the user has not switched it on for this key. */
  | { readonly code: 'not-opted-in' };

/** What stands in the way of a key's plain environment, whatever the user switches on. */
export function plainEnvIneligible(record: KeyRecord): PlainEnvFault | undefined {
  const { environment } = record;
  if (environment !== 'practice' && environment !== 'testnet')
    return { code: 'environment', environment };
  const beyondRead = SCOPES.filter((scope) => scope !== 'read');
  const granted = beyondRead.filter((scope) => scopeState(record, scope) === 'granted');
  const unknown = beyondRead.filter((scope) => scopeState(record, scope) === 'unknown');
  return granted.length + unknown.length === 0
    ? undefined
    : { code: 'may-do-more', granted, unknown };
}

/** Checked at every launch in this mode, on the newest record: what was eligible once may not be any more. */
export function plainEnvFault(record: KeyRecord): PlainEnvFault | undefined {
  return (
    plainEnvIneligible(record) ?? (record.plainEnv === true ? undefined : { code: 'not-opted-in' })
  );
}
