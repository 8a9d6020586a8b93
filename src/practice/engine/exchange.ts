import type { IncomingHttpHeaders } from 'node:http';
import type { Scope } from '../../core/keys/vocabulary.ts';
import type { KeyRing } from './keys.ts';
import type { SpotBook, SpotMarket } from './spotBook.ts';
import type { Amount } from './decimal.ts';

/** Milliseconds since 1970. */
export type Clock = () => number;

export interface PracticeRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** Exactly as sent, without `?`: signatures cover these bytes. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  /** Exactly as sent. */
  readonly body: string;
  readonly clientIp: string;
}

export interface PracticeReply {
  readonly status: number;
  readonly body: unknown;
  /** Name for the log: a known route, never text from the request. */
  readonly route: string;
}

/** Everything one exchange stands on. Nothing is shared between exchanges. */
export interface ExchangeWorld {
  readonly clock: Clock;
  readonly keys: KeyRing;
  readonly book: SpotBook;
}

export interface PracticeExchange {
  /** Paths that equal or lie under one of these belong to this exchange; no trailing slash. */
  readonly prefixes: readonly string[];
  handle(request: PracticeRequest): PracticeReply;
}

/** What a folder such as `binance/` exports to take part. */
export interface ExchangeDefinition {
  /** Credentials in the exchange's real shape, derived from seed and label. */
  readonly mint: (
    seed: string,
    label: string,
  ) => { readonly apiKey: string; readonly secret: string };
  readonly markets: (seed: string) => readonly SpotMarket[];
  readonly balances: Readonly<Record<string, Amount>>;
  /** Share of what a trade yields. */
  readonly feeRate: Amount;
  readonly firstOrderId: (seed: string) => number;
  /** Scopes that keys of this exchange can have; anything else is never granted. */
  readonly scopes: readonly Scope[];
  readonly open: (world: ExchangeWorld) => PracticeExchange;
}
