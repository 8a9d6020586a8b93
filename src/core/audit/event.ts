import type { Alias } from '../keys/alias.ts';
import type { Mode } from '../inject/mode.ts';
import type { KeyId, KeyRecord } from '../keys/keyRecord.ts';
import type { Environment, Field } from '../keys/vocabulary.ts';

/** Which key an event is about; never a value. */
export interface AuditedKey {
  readonly id: KeyId;
  readonly alias: Alias;
  readonly exchange: string;
  readonly environment: Environment;
}

export function auditedKey({ id, alias, exchange, environment }: KeyRecord): AuditedKey {
  return { id, alias, exchange, environment };
}

/** Which launch an event is about. */
interface AuditedLaunch {
  /** SHA-256 of the launch, as grants are keyed; 64 hex digits. */
  readonly launch: string;
  readonly configuration: string;
}

type On<T extends string, More = object> = { readonly type: T; readonly key: AuditedKey } & More;

export type GrantDuration = 'once' | 'session' | '30-days';

/** Every act on a key that leaves a line in the audit log. */
export type AuditEvent =
  | On<'key.added', { readonly fields: readonly Field[] }>
  | On<'key.edited', { readonly fields: readonly Field[]; readonly changed: readonly string[] }>
  | On<'key.renamed', { readonly from: Alias }>
  | On<'key.removed'>
  | On<'key.restored'>
  | On<'key.erased'>
  | On<'key.copied', { readonly field: Field }>
  | On<'grant.asked', AuditedLaunch>
  | On<'grant.given', AuditedLaunch & { readonly duration: GrantDuration }>
  | On<'grant.denied', AuditedLaunch>
  | On<'grant.withdrawn', AuditedLaunch>
  /** The user typed the alias of a live key for this launch. */
  | On<'live.confirmed', AuditedLaunch>
  /** A launch with a key of a sandbox named a host where that exchange's real money is. */
  | On<
      'live.host',
      {
        readonly configuration: string;
        readonly host: string;
        readonly where: 'configuration' | 'output';
      }
    >
  | On<'ticket.minted', AuditedLaunch & { readonly ticket: string; readonly mode?: Mode }>
  | On<'ticket.redeemed', AuditedLaunch & { readonly ticket: string; readonly use: number }>
  | On<'ticket.expired', AuditedLaunch & { readonly ticket: string }>
  | On<'ticket.refused', AuditedLaunch & { readonly ticket: string; readonly reason: string }>
  /** `tries` of them since the last such line; one where it is absent, as in older logs. */
  /** The launch message was not what was prepared, or someone read it on its way: no value went into it. */
  | On<
      'launch.stopped',
      AuditedLaunch & {
        readonly ticket: string;
        readonly reason: string;
        /** Members of the configuration, or the file whose code read it. */
        readonly what?: readonly string[];
      }
    >
  /** The program printed a value; the debug console shows a mask instead. */
  | On<'secret.printed', AuditedLaunch>
  | { readonly type: 'ticket.unknown'; readonly tries?: number }
  | {
      readonly type: 'launch.refused';
      readonly configuration: string;
      readonly aliases: readonly Alias[];
      readonly reason: string;
    }
  | On<'launch.attached', { readonly folder: string; readonly configuration: string }>
  | On<'launch.detached', { readonly folder: string; readonly configuration: string }>
  | { readonly type: 'index.rebuilt'; readonly keys: number; readonly setAside: string }
  | { readonly type: 'store.state'; readonly store: string; readonly state: string }
  /** A line torn by a crash in mid-append, kept in the file; this event vouches for its bytes. */
  | { readonly type: 'audit.recovered'; readonly tornBytes: number; readonly tornSha256: string };

export type AuditEventType = AuditEvent['type'];
