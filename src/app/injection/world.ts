import { auditedKey, type AuditedKey, type AuditEvent } from '../../core/audit/event.ts';
import type { DebuggeeFault } from '../../core/inject/debuggee.ts';
import type { InterlockFault } from '../../core/inject/interlock.ts';
import type { DebuggeeHost } from '../../core/inject/patch.ts';
import type { PlainEnvFault } from '../../core/inject/plainEnv.ts';
import type { Surroundings } from '../../core/inject/refusals.ts';
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
import type { HeldKeys, HeldRefusal } from './heldKeys.ts';
import type { Broker, BrokerFault, DigestFile, RevealInto } from './ports.ts';
import type { ArmRefusal, TicketBook, TicketedKey } from './ticketBook.ts';

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
  readonly digestFile: DigestFile;
  /** The application setting by which a grant covers the program's content, too. */
  readonly strictGrants: () => boolean;
  /** What counts for a launch in this folder (its URI, empty for none) and does not stand in its configuration. */
  readonly surroundings: (folder: string) => Surroundings;
  readonly held: HeldKeys;
  readonly revealInto: RevealInto;
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
  /** A grant is to cover the program's content, and there is no program file to read. */
  | { readonly code: 'no-entry' }
  /** The program's content changed after it was allowed. */
  | { readonly code: 'entry-changed' }
  /** The message to the debugger is not what was prepared: these members differ. */
  | { readonly code: 'changed'; readonly members: readonly string[] }
  /** Code of `file` read the message on its way to the debugger; empty when it cannot be told whose code. */
  | { readonly code: 'watched'; readonly file: string }
  /** What was true when the launch was prepared is not any more. */
  | { readonly code: 'no-longer'; readonly reason: ArmRefusal | HeldRefusal }
  /** The debugger would have put the values on a terminal's command line. */
  | { readonly code: 'terminal-line' }
  /** The debugger put the values into the configuration of another session. */
  | { readonly code: 'repeated' }
  /** VS Code kept the values in what every extension can read of the session. */
  | { readonly code: 'kept' }
  /** No launch message came by although the session runs. */
  | { readonly code: 'not-seen' }
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
