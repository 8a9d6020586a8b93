import type { Grant } from '../../core/inject/grant.ts';
import type { Facet, LaunchDescription } from '../../core/inject/launchHash.ts';
import type { Mode } from '../../core/inject/mode.ts';
import type { TicketRefusal } from '../../core/inject/ticket.ts';
import type { GrantDuration } from '../../core/audit/event.ts';
import type { KeyRecord } from '../../core/keys/keyRecord.ts';
import type { Secret } from '../../core/keys/secret.ts';
import type { MaskedIn } from '../../core/mask/message.ts';
import type { UnknownRecord } from '../../core/kernel/parse.ts';
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
  /** Live hosts that the configuration names although the key is of a sandbox; absent when there are none. */
  readonly liveHosts?: readonly string[];
}

/** `not-confirmed`: what was typed to confirm a live key is not its alias. */
export type ConsentAnswer = GrantDuration | 'denied' | 'not-confirmed';

/** The user, to whom the questions of launches go. */
export interface ConsentUser {
  /** Asks once for all `questions`; more than this once is offered only when `mayLast`. */
  readonly allow: (
    questions: readonly ConsentQuestion[],
    mayLast: boolean,
  ) => Promise<GrantDuration | 'denied'>;
  /** Has the alias of one live key typed; `questions` are all about it. `undefined` when the user turns away. */
  readonly typeAlias: (
    questions: readonly ConsentQuestion[],
    place: { readonly step: number; readonly total: number },
  ) => Promise<string | undefined>;
}

/** Runs `act` once after `ms`, unless it was disposed of before. */
export type Schedule = (ms: number, act: () => void) => Disposable;

/** True when both texts are equal, in a time that does not tell where they differ. */
export type ConstantTimeEquals = (one: string, other: string) => boolean;

/** A grant as *Manage Grants…* lists it; `record` is absent when the key is gone. */
export interface ListedGrant {
  readonly grant: Grant;
  readonly record?: KeyRecord;
}

/** A copy that nobody else holds; `undefined` when the message could answer differently each time it is read. */
export type CopyMessage = (message: object) => UnknownRecord | undefined;

/** What is put into a message that starts a program. */
export interface VariablesToPlace {
  /** The debugger's type. */
  readonly type: string;
  readonly message: Record<string, unknown>;
  /** The message's arguments, or those inside the arguments of `restart`. */
  readonly args: Record<string, unknown>;
  /** The message as it was found to be in order: what is sent on, if the message still says the same then. */
  readonly copy: UnknownRecord;
  /** The member of `args` that takes the variables. */
  readonly member: string;
  /** The member's content with variables added. */
  readonly withVariables: (values: ReadonlyMap<string, string>) => unknown;
  readonly variables: ReadonlyMap<string, Secret | string>;
  /** Someone who is neither VS Code nor the debugger read the message, and got no value. */
  readonly onStranger: (file: string) => void;
  /** The message was changed after it was looked at; no value was given. */
  readonly onChanged: () => void;
}

export interface PlacedVariables {
  /** From now on nobody gets a value out of the message any more. */
  close(): void;
}

/** Puts variables into a passing message so that VS Code and the debugger find them there, and nobody else. */
export type PlaceVariables = (what: VariablesToPlace) => PlacedVariables;

/** The configuration with values in it, where the user allowed that; every extension can read them. */
export type RevealInto = (
  configuration: UnknownRecord,
  variables: ReadonlyMap<string, Secret | string>,
) => UnknownRecord;

/**
 * SHA-256 of a file, or of all files directly in a folder, 64 hex digits; `undefined` when it cannot be read. Relative
 * paths count from the first of `bases` (paths or file URIs) that has such a file.
 */
export type DigestFile = (path: string, bases: readonly string[]) => string | undefined;

/** Values by the names of their variables; a name stands there several times when its value changed. */
export type GrantedValues = Iterable<readonly [name: string, value: Secret]>;

/** Masks values in what a debugger sends to VS Code. */
export interface Masker {
  /** Edits a message of the debug adapter protocol in place; takes those of one session, in order. */
  message(message: unknown): MaskedIn;
  /** Masks these values too from now on. */
  add(values: GrantedValues): void;
}

/** Builds the masker of one session. */
export type CreateMasker = (values: GrantedValues) => Masker;
