import { binance } from './binance/exchange.ts';
import { deribit } from './deribit/exchange.ts';
import { createKeyRing, type PracticeKey } from './engine/keys.ts';
import type { Clock, ExchangeDefinition, PracticeExchange } from './engine/exchange.ts';
import { sampleKeys, toPracticeKey, type SampleKey } from './engine/sampleKeys.ts';
import { createSpotBook } from './engine/spotBook.ts';

/** ccxt's ids. An exchange joins as one folder and one line here. */
const PRACTICE_EXCHANGES = { binance, deribit } as const satisfies Record<
  string,
  ExchangeDefinition
>;

export type PracticeExchangeId = keyof typeof PRACTICE_EXCHANGES;

export const PRACTICE_EXCHANGE_IDS = Object.keys(
  PRACTICE_EXCHANGES,
) as readonly PracticeExchangeId[];

export interface OpenExchange {
  readonly id: PracticeExchangeId;
  readonly exchange: PracticeExchange;
  readonly samples: readonly SampleKey[];
}

/** One exchange with a fresh account, the sample keys of the seed, and `extraKeys` besides. */
export function openExchange(
  id: PracticeExchangeId,
  seed: string,
  clock: Clock,
  extraKeys: readonly PracticeKey[],
): OpenExchange {
  const definition: ExchangeDefinition = PRACTICE_EXCHANGES[id];
  const samples = sampleKeys(id, definition, seed, clock());
  const book = createSpotBook({
    markets: definition.markets(seed),
    balances: definition.balances,
    feeRate: definition.feeRate,
    firstOrderId: definition.firstOrderId(seed),
    clock,
  });
  const keys = createKeyRing([...samples.map(toPracticeKey), ...extraKeys]);
  return { id, exchange: definition.open({ clock, keys, book }), samples };
}
