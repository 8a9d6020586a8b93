import { toNumber } from '../engine/decimal.ts';
import type { MarketRow } from '../engine/markets.ts';
import type { SpotMarket } from '../engine/spotBook.ts';
import { fail, invalidParameter, succeed, type Answer } from './errors.ts';

/** Deribit's spot pairs. Futures and options are not practised. */
export const MARKETS: readonly MarketRow[] = [
  { base: 'BTC', quote: 'USDC', around: '60000', tick: '1', step: '0.0001', minNotional: '0' },
  { base: 'ETH', quote: 'USDC', around: '3000', tick: '0.1', step: '0.001', minNotional: '0' },
  { base: 'BTC', quote: 'USDT', around: '60000', tick: '1', step: '0.0001', minNotional: '0' },
  { base: 'ETH', quote: 'BTC', around: '0.05', tick: '0.0001', step: '0.001', minNotional: '0' },
];

const LONG_NAMES: Readonly<Record<string, string>> = {
  BTC: 'Bitcoin',
  ETH: 'Ethereum',
  USDC: 'USD Coin',
  USDT: 'Tether USD',
};

/** Deribit's own far-away date for what never expires. */
const NEVER = 32_503_708_800_000;
const LISTED = 1_700_000_000_000;
const DEPTH_AMOUNT = 10;

export function nameOf(market: SpotMarket): string {
  return `${market.base}_${market.quote}`;
}

export function findMarket(
  markets: readonly SpotMarket[],
  name: string | undefined,
): SpotMarket | undefined {
  return markets.find((market) => nameOf(market) === name);
}

export function noInstrument(): Answer {
  return fail(13020, 'not_found');
}

/** public/get_currencies. Nothing can be withdrawn, so every fee is zero. */
export function currencies(assets: Iterable<string>): Answer {
  return succeed(
    [...assets].map((currency) => ({
      currency,
      currency_long: LONG_NAMES[currency] ?? currency,
      coin_type: currency,
      network_currency: currency,
      network_fee: 0,
      apr: 0,
      decimals: 8,
      fee_precision: 4,
      min_confirmations: 1,
      min_withdrawal_fee: 0,
      withdrawal_fee: 0,
      withdrawal_priorities: [],
      in_cross_collateral_pool: false,
    })),
  );
}

/** public/get_instruments, narrowed by `currency` and `kind` where given. */
export function instruments(
  markets: readonly SpotMarket[],
  parameters: ReadonlyMap<string, string>,
): Answer {
  const currency = parameters.get('currency') ?? 'any';
  if ((parameters.get('kind') ?? 'spot') !== 'spot') return succeed([]);
  return succeed(
    markets
      .map((market, index) => instrument(market, index + 1))
      .filter((each) => currency === 'any' || each.base_currency === currency),
  );
}

function instrument(market: SpotMarket, id: number) {
  return {
    instrument_name: nameOf(market),
    instrument_id: id,
    kind: 'spot',
    base_currency: market.base,
    quote_currency: market.quote,
    counter_currency: market.quote,
    price_index: `${market.base}_${market.quote}`.toLowerCase(),
    tick_size: toNumber(market.tickSize),
    tick_size_steps: [],
    min_trade_amount: toNumber(market.minQuantity),
    contract_size: toNumber(market.stepSize),
    maker_commission: 0,
    taker_commission: 0,
    creation_timestamp: LISTED,
    expiration_timestamp: NEVER,
    is_active: true,
    state: 'open',
    rfq: false,
  };
}

/** public/ticker and public/get_order_book, which repeats it with one level on each side. */
export function ticker(
  markets: readonly SpotMarket[],
  parameters: ReadonlyMap<string, string>,
  now: number,
  withBook: boolean,
): Answer {
  const name = parameters.get('instrument_name');
  if (name === undefined) return invalidParameter('instrument_name', 'instrument_name is required');
  const market = findMarket(markets, name);
  if (market === undefined) return noInstrument();
  const [last, bid, ask] = [market.last, market.bid, market.ask].map(toNumber);
  return succeed({
    instrument_name: name,
    state: 'open',
    timestamp: now,
    last_price: last,
    mark_price: last,
    index_price: last,
    best_bid_price: bid,
    best_bid_amount: DEPTH_AMOUNT,
    best_ask_price: ask,
    best_ask_amount: DEPTH_AMOUNT,
    min_price: bid,
    max_price: ask,
    stats: { volume: 0, volume_usd: 0, volume_notional: 0, high: ask, low: bid, price_change: 0 },
    ...(withBook ? { bids: [[bid, DEPTH_AMOUNT]], asks: [[ask, DEPTH_AMOUNT]] } : {}),
  });
}
