import { amount, formatAmount, multiply, UNIT } from '../engine/decimal.ts';
import type { MarketRow } from '../engine/markets.ts';
import type { SpotMarket } from '../engine/spotBook.ts';
import { badSymbol, succeed, type Answer } from './errors.ts';

export const MARKETS: readonly MarketRow[] = [
  { base: 'BTC', quote: 'USDT', around: '60000', tick: '0.01', step: '0.00001', minNotional: '5' },
  { base: 'ETH', quote: 'USDT', around: '3000', tick: '0.01', step: '0.0001', minNotional: '5' },
  { base: 'SOL', quote: 'USDT', around: '150', tick: '0.01', step: '0.001', minNotional: '5' },
  { base: 'BNB', quote: 'USDT', around: '600', tick: '0.01', step: '0.001', minNotional: '5' },
  { base: 'BTC', quote: 'USDC', around: '60000', tick: '0.01', step: '0.00001', minNotional: '5' },
  {
    base: 'ETH',
    quote: 'BTC',
    around: '0.05',
    tick: '0.00001',
    step: '0.0001',
    minNotional: '0.0001',
  },
];

const DEPTH_QUANTITY = formatAmount(amount('10'));

export function symbolOf(market: SpotMarket): string {
  return market.base + market.quote;
}

export function findMarket(
  markets: readonly SpotMarket[],
  symbol: string | null,
): SpotMarket | undefined {
  return markets.find((market) => symbolOf(market) === symbol);
}

/** GET /api/v3/exchangeInfo: the fields of rest-api.md that ccxt and common bots read. */
export function exchangeInfo(markets: readonly SpotMarket[], now: number): unknown {
  return {
    timezone: 'UTC',
    serverTime: now,
    rateLimits: [
      { rateLimitType: 'REQUEST_WEIGHT', interval: 'MINUTE', intervalNum: 1, limit: 6000 },
      { rateLimitType: 'ORDERS', interval: 'SECOND', intervalNum: 10, limit: 100 },
    ],
    exchangeFilters: [],
    symbols: markets.map(symbolInfo),
  };
}

function symbolInfo(market: SpotMarket): unknown {
  const { base, quote } = market;
  return {
    symbol: symbolOf(market),
    status: 'TRADING',
    baseAsset: base,
    baseAssetPrecision: 8,
    quoteAsset: quote,
    quotePrecision: 8,
    quoteAssetPrecision: 8,
    baseCommissionPrecision: 8,
    quoteCommissionPrecision: 8,
    orderTypes: ['LIMIT', 'LIMIT_MAKER', 'MARKET'],
    icebergAllowed: false,
    ocoAllowed: false,
    quoteOrderQtyMarketAllowed: true,
    allowTrailingStop: false,
    cancelReplaceAllowed: false,
    isSpotTradingAllowed: true,
    isMarginTradingAllowed: false,
    filters: [
      {
        filterType: 'PRICE_FILTER',
        minPrice: formatAmount(market.tickSize),
        maxPrice: '1000000.00000000',
        tickSize: formatAmount(market.tickSize),
      },
      {
        filterType: 'LOT_SIZE',
        minQty: formatAmount(market.minQuantity),
        maxQty: '9000.00000000',
        stepSize: formatAmount(market.stepSize),
      },
      {
        filterType: 'NOTIONAL',
        minNotional: formatAmount(market.minNotional),
        applyMinToMarket: true,
        maxNotional: '9000000.00000000',
        applyMaxToMarket: false,
        avgPriceMins: 5,
      },
    ],
    permissions: [],
    permissionSets: [['SPOT']],
    defaultSelfTradePreventionMode: 'NONE',
    allowedSelfTradePreventionModes: ['NONE'],
  };
}

/** The futures hosts' exchangeInfo, which ccxt loads too: they answer, with nothing to trade. */
export function noSymbols(now: number): unknown {
  return {
    timezone: 'UTC',
    serverTime: now,
    rateLimits: [],
    exchangeFilters: [],
    symbols: [],
    optionSymbols: [],
  };
}

export type Quotation = 'price' | '24hr' | 'bookTicker';

/** One object for `symbol`, a list otherwise, as Binance does. */
export function tickers(
  kind: Quotation,
  markets: readonly SpotMarket[],
  parameters: URLSearchParams,
  now: number,
): Answer {
  const symbol = parameters.get('symbol');
  if (symbol === null) return succeed(markets.map((market) => quotation(kind, market, now)));
  const market = findMarket(markets, symbol);
  return market === undefined ? badSymbol() : succeed(quotation(kind, market, now));
}

function quotation(kind: Quotation, market: SpotMarket, now: number): unknown {
  const symbol = symbolOf(market);
  const last = formatAmount(market.last);
  const best = {
    bidPrice: formatAmount(market.bid),
    bidQty: DEPTH_QUANTITY,
    askPrice: formatAmount(market.ask),
    askQty: DEPTH_QUANTITY,
  };
  if (kind === 'price') return { symbol, price: last };
  if (kind === 'bookTicker') return { symbol, ...best };
  const volume = 1000n * UNIT;
  return {
    symbol,
    priceChange: '0.00000000',
    priceChangePercent: '0.000',
    weightedAvgPrice: last,
    prevClosePrice: last,
    lastPrice: last,
    lastQty: formatAmount(market.minQuantity),
    ...best,
    openPrice: last,
    highPrice: formatAmount(market.ask),
    lowPrice: formatAmount(market.bid),
    volume: formatAmount(volume),
    quoteVolume: formatAmount(multiply(volume, market.last)),
    openTime: now - 86_400_000,
    closeTime: now,
    firstId: 1,
    lastId: 1,
    count: 1,
  };
}

/** GET /api/v3/depth: one level on each side. */
export function depth(markets: readonly SpotMarket[], parameters: URLSearchParams): Answer {
  const market = findMarket(markets, parameters.get('symbol'));
  if (market === undefined) return badSymbol();
  return succeed({
    lastUpdateId: 1,
    bids: [[formatAmount(market.bid), DEPTH_QUANTITY]],
    asks: [[formatAmount(market.ask), DEPTH_QUANTITY]],
  });
}
