import { auditedKey, type AuditedKey, type AuditEvent } from '../../core/audit/event.ts';
import type { DebuggeeFault } from '../../core/inject/debuggee.ts';
import type { InterlockFault } from '../../core/inject/interlock.ts';
import type { DebuggeeHost } from '../../core/inject/patch.ts';
import type { PlainEnvFault } from '../../core/inject/plainEnv.ts';
import type { RequestFault } from '../../core/inject/request.ts';
import type { VariablesFault } from '../../core/inject/variables.ts';
import type { Alias } from '../../core/keys/alias.ts';
import type { Clock } from '../../core/kernel/time.ts';
import type {
  AuditFault,
  AuditLog,
  IndexFault,
  KeyIndex,
  Sha256,
  SecretStore,
  StoreFailure,
} from '../ports.ts';
import type { ConsentDesk } from './consentDesk.ts';
import type { GrantBook } from './grantBook.ts';
import type { Broker, BrokerFault } from './ports.ts';
import type { TicketBook, TicketedKey } from './ticketBook.ts';

/** What a redemption needs of the world. */
export interface RedeemWorld {
  readonly store: SecretStore;
  readonly index: KeyIndex;
  readonly audit: AuditLog;
  readonly grants: GrantBook;
  readonly tickets: TicketBook;
  readonly clock: Clock;
  /** The application setting; live keys are refused while it is off. */
  readonly allowLiveKeys: () => boolean;
  /** Origin of the practice exchange, when one is known. */
  readonly practiceUrl: () => Promise<string | undefined>;
}

/** What preparing a launch needs on top of that. */
export interface LaunchWorld extends RedeemWorld {
  readonly broker: Broker;
  readonly consent: ConsentDesk;
  readonly sha256: Sha256;
  readonly host: DebuggeeHost;
  readonly isTrusted: () => boolean;
}

/** Why a launch that asked for keys was stopped. */
export type LaunchStop =
  | { readonly code: 'untrusted' }
  | { readonly code: 'request'; readonly fault: RequestFault }
  | { readonly code: 'debuggee'; readonly fault: DebuggeeFault }
  | { readonly code: 'unknown-alias'; readonly alias: Alias }
  | { readonly code: 'removed-key'; readonly alias: Alias }
  | { readonly code: 'variables'; readonly fault: VariablesFault }
  | { readonly code: 'interlock'; readonly alias: Alias; readonly fault: InterlockFault }
  | { readonly code: 'store'; readonly failure: StoreFailure }
  /** The store's copy of the key lacks a field that the launch needs. */
  | { readonly code: 'fields-changed'; readonly alias: Alias }
  | { readonly code: 'index'; readonly fault: IndexFault }
  | { readonly code: 'broker'; readonly fault: BrokerFault }
  /** A practice key is worth something at the practice exchange alone. */
  | { readonly code: 'practice-not-running' }
  | { readonly code: 'audit'; readonly fault: AuditFault }
  /** The launch wants values in its configuration, and this key's may not stand there. */
  | { readonly code: 'plain-env'; readonly alias: Alias; readonly fault: PlainEnvFault }
  | { readonly code: 'denied' }
  /** What was typed to confirm a live key is not its alias. */
  | { readonly code: 'not-confirmed' };

/** One event for each key of a ticket. */
export function forEachKey(
  configuration: string,
  keys: readonly TicketedKey[],
  event: (about: {
    readonly key: AuditedKey;
    readonly launch: string;
    readonly configuration: string;
  }) => AuditEvent,
): readonly AuditEvent[] {
  return keys.map(({ record, launch }) =>
    event({ key: auditedKey(record), launch, configuration }),
  );
}
