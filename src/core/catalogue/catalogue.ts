import { ENVIRONMENTS, type Environment, type Field, type Verified } from '../keys/vocabulary.ts';
import { ALIASES } from './aliases.ts';
import { readExchanges } from './exchanges.ts';
import { isMultiLine } from './shape.ts';
import type { ExchangeFacts, FieldFormat, PageFacts, TestHost } from './types.ts';

export { checkShape, isMultiLine } from './shape.ts';

let facts: readonly ExchangeFacts[] | undefined;

/** Every exchange that is known by facts, by rank. Other ccxt exchanges can still hold keys. */
export function allExchanges(): readonly ExchangeFacts[] {
  facts ??= freeze(readExchanges());
  return facts;
}

/** Shared by the whole window, so nothing may write to it; freezing all of it takes about a millisecond. */
function freeze<T extends object>(value: T): T {
  for (const part of Object.values(value) as unknown[]) {
    if (typeof part === 'object' && part !== null) freeze(part);
  }
  return Object.freeze(value);
}

/** Exchanges that the practice exchange can play. */
const PRACTICE_EXCHANGES = ['binance', 'deribit'] as const;

/** The facts by ccxt id or by an id that ccxt used before; letter case does not matter. */
export function findExchange(idOrAlias: string): ExchangeFacts | undefined {
  const name = idOrAlias.toLowerCase();
  const id = ALIASES.find(({ alias }) => alias === name)?.id ?? name;
  return allExchanges().find((exchange) => exchange.id === id);
}

/** Environments a key of this exchange can belong to: `live` always, the others where they are known to exist. */
export function environmentsOf(exchange: ExchangeFacts): readonly Environment[] {
  const { testnet, demo } = exchange.sandbox;
  const exists: Readonly<Record<Environment, boolean>> = {
    practice: PRACTICE_EXCHANGES.some((id) => id === exchange.id),
    testnet: testnet.some(takesKeys),
    demo: demo.some(takesKeys),
    live: true,
  };
  return ENVIRONMENTS.filter((environment) => exists[environment]);
}

function takesKeys(host: TestHost): boolean {
  return host.keys !== 'none';
}

/** One field to ask for, with the exchange's own words for it. */
export interface FieldFacts {
  readonly field: Field;
  readonly exchangeName?: string;
  /** What the value looks like, in words. */
  readonly format?: { readonly description: string; readonly verified: Verified };
  /** False for what anybody may see, such as a wallet address. */
  readonly confidential: boolean;
  readonly multiLine: boolean;
  /** How well it is known that the field is required, and its name. */
  readonly verified: Verified;
}

/** The fields that ccxt requires, in the order in which to ask for them. */
export function fieldsOf(exchange: ExchangeFacts): readonly FieldFacts[] {
  const { credentials, formats } = exchange;
  return credentials.required.map((field) => {
    const exchangeName = credentials.names?.[field];
    const format = formats.fields[field];
    return {
      field,
      ...(exchangeName === undefined ? {} : { exchangeName }),
      ...(format ? { format: describe(format, formats.verified) } : {}),
      confidential: field !== 'walletAddress',
      multiLine: isMultiLine(exchange, field),
      verified: credentials.verified,
    };
  });
}

function describe({ description, verified }: FieldFormat, groupVerified: Verified) {
  return { description, verified: verified ?? groupVerified };
}

/** Where the user makes and deletes keys, with how well the address is known. */
export interface ManagePage extends PageFacts {
  readonly verified: Verified;
  readonly source: string;
}

/** The page for one environment; `undefined` where none is known, as for `practice`. */
export function managePage(
  exchange: ExchangeFacts,
  environment: Environment,
): ManagePage | undefined {
  const { pages, verified, source } = exchange.managePages;
  const page = pages[environment];
  return page && { ...page, verified: page.verified ?? verified, source };
}

/** The variable that ccxt's own command line and tests read, e.g. `OKX_PASSWORD`; the library reads none. */
export function ccxtVariable(exchange: ExchangeFacts, field: Field): string {
  return `${exchange.id}_${field}`.toUpperCase();
}
