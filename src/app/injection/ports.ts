import type { Grant } from '../../core/inject/grant.ts';
import type { Facet, LaunchDescription } from '../../core/inject/launchHash.ts';
import type { Mode } from '../../core/inject/mode.ts';
import type { TicketRefusal } from '../../core/inject/ticket.ts';
import type { GrantDuration } from '../../core/audit/event.ts';
import type { KeyRecord } from '../../core/keys/keyRecord.ts';
import type { Secret } from '../../core/keys/secret.ts';
import type { Result } from '../../core/kernel/result.ts';
import type { Disposable } from '../ports.ts';

/** Why a program that presented a ticket gets no keys; the only thing it is told. */
export type RedeemRefusal =
  | TicketRefusal
  | 'unknown'
  /** The key may not be injected any more: removed, revoked, found to withdraw, or its fields changed. */
  | 'refused'
  | 'store'
  | 'index'
  | 'audit';

export interface RedeemedVariables {
  readonly secrets: ReadonlyMap<string, Secret>;
  readonly facts: ReadonlyMap<string, string>;
}

/** Trades a token for the variables of its launch. */
export type Redeem = (token: string) => Promise<Result<RedeemedVariables, RedeemRefusal>>;

export type BrokerFault =
  /** No folder is private and short enough for a socket. */
  { readonly code: 'no-directory' } | { readonly code: 'io'; readonly errno: string };

/** Where launched programs redeem their tickets. */
export interface Broker {
  /** The socket's path or the pipe's name; starts the broker when it is first asked for. */
  address(): Promise<Result<string, BrokerFault>>;
}

/** One key that one launch asks for, as the user is shown it. */
export interface ConsentQuestion {
  readonly record: KeyRecord;
  /** Where the key's fields would go. */
  readonly variables: readonly string[];
  readonly launch: LaunchDescription;
  /** How the values would travel. */
  readonly mode: Mode;
  /** What differs from the last launch of this configuration that was granted; absent for the first. */
  readonly changed?: readonly Facet[];
}

export type ConsentAnswer = GrantDuration | 'denied';

/** Asks once for all `questions`; `'30-days'` is offered only when `mayLast`. */
export type AskConsent = (
  questions: readonly ConsentQuestion[],
  mayLast: boolean,
) => Promise<ConsentAnswer>;

/** Runs `act` once after `ms`, unless it was disposed of before. */
export type Schedule = (ms: number, act: () => void) => Disposable;

/** True when both texts are equal, in a time that does not tell where they differ. */
export type ConstantTimeEquals = (one: string, other: string) => boolean;

/** A grant as *Manage Grants…* lists it; `record` is absent when the key is gone. */
export interface ListedGrant {
  readonly grant: Grant;
  readonly record?: KeyRecord;
}
