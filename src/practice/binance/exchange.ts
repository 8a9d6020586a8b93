import type { Scope } from '../../core/keys/vocabulary.ts';
import { amount } from '../engine/decimal.ts';
import type { ExchangeDefinition, ExchangeWorld, PracticeExchange } from '../engine/exchange.ts';
import type { NumberedKey } from '../engine/keys.ts';
import { openMarkets } from '../engine/markets.ts';
import { derivedInteger, derivedText } from '../engine/seed.ts';
import { account, apiRestrictions, coins } from './account.ts';
import { admitSigned } from './admission.ts';
import { fail, succeed, type Answer } from './errors.ts';
import { depth, exchangeInfo, MARKETS, noSymbols, tickers } from './market.ts';
import { listOrders, newOrder, oneOrder } from './orders.ts';

const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

interface PublicCall {
  readonly world: ExchangeWorld;
  readonly parameters: URLSearchParams;
  readonly now: number;
}

interface SignedCall extends PublicCall {
  readonly key: NumberedKey;
}

type Route =
  | { readonly needs: 'nothing'; readonly answer: (call: PublicCall) => Answer }
  | { readonly needs: Scope; readonly answer: (call: SignedCall) => Answer };

/** Security types of rest-api.md: USER_DATA needs `read`, TRADE needs `trade.spot`. No withdrawals. */
const ROUTES: Readonly<Record<string, Route>> = {
  'GET /api/v3/ping': open(() => succeed({})),
  'GET /api/v3/time': open(({ now }) => succeed({ serverTime: now })),
  'GET /api/v3/exchangeInfo': open(({ world, now }) =>
    succeed(exchangeInfo(world.book.markets, now)),
  ),
  'GET /fapi/v1/exchangeInfo': open(({ now }) => succeed(noSymbols(now))),
  'GET /dapi/v1/exchangeInfo': open(({ now }) => succeed(noSymbols(now))),
  'GET /eapi/v1/exchangeInfo': open(({ now }) => succeed(noSymbols(now))),
  'GET /api/v3/ticker/price': open((call) => quote('price', call)),
  'GET /api/v3/ticker/24hr': open((call) => quote('24hr', call)),
  'GET /api/v3/ticker/bookTicker': open((call) => quote('bookTicker', call)),
  'GET /api/v3/depth': open(({ world, parameters }) => depth(world.book.markets, parameters)),
  'GET /api/v3/account': signed('read', ({ world, parameters, now }) =>
    succeed(account(world.book, parameters, now)),
  ),
  'POST /api/v3/order': signed('trade.spot', ({ world, parameters }) =>
    newOrder(world.book, parameters, false),
  ),
  'POST /api/v3/order/test': signed('trade.spot', ({ world, parameters }) =>
    newOrder(world.book, parameters, true),
  ),
  'GET /api/v3/order': signed('read', ({ world, parameters }) =>
    oneOrder(world.book, parameters, 'look'),
  ),
  'DELETE /api/v3/order': signed('trade.spot', ({ world, parameters }) =>
    oneOrder(world.book, parameters, 'cancel'),
  ),
  'GET /api/v3/openOrders': signed('read', ({ world, parameters }) =>
    listOrders(world.book, parameters, true),
  ),
  'GET /api/v3/allOrders': signed('read', ({ world, parameters }) =>
    listOrders(world.book, parameters, false),
  ),
  'GET /sapi/v1/account/apiRestrictions': signed('read', ({ key }) =>
    succeed(apiRestrictions(key)),
  ),
  'GET /sapi/v1/capital/config/getall': signed('read', ({ world }) => succeed(coins(world.book))),
  // ccxt asks for these when it loads its markets with a key at hand; margin is not practised.
  'GET /sapi/v1/margin/allPairs': signed('read', () => succeed([])),
  'GET /sapi/v1/margin/isolated/allPairs': signed('read', () => succeed([])),
};

export const binance: ExchangeDefinition = {
  mint: (seed, label) => ({
    apiKey: derivedText(seed, `${label}/apiKey`, 64, ALPHANUMERIC),
    secret: derivedText(seed, `${label}/secret`, 64, ALPHANUMERIC),
  }),
  markets: (seed) => openMarkets(seed, MARKETS),
  balances: {
    BTC: amount('1'),
    ETH: amount('10'),
    SOL: amount('100'),
    BNB: amount('10'),
    USDT: amount('10000'),
    USDC: amount('10000'),
  },
  feeRate: amount('0.001'),
  firstOrderId: (seed) => 1_000_000 + derivedInteger(seed, 'binance/orders', 9_000_000),
  scopes: ['read', 'trade.spot'],
  open: openBinance,
};

function openBinance(world: ExchangeWorld): PracticeExchange {
  return {
    prefixes: ['/api/v3', '/sapi', '/fapi', '/dapi', '/eapi'],
    handle: (request) => {
      const name = `${request.method} ${request.path}`;
      const route = Object.hasOwn(ROUTES, name) ? ROUTES[name] : undefined;
      if (route === undefined) {
        return {
          ...fail(-1020, 'This operation is not supported.', 404),
          route: 'binance: no such route',
        };
      }
      const call = { world, parameters: merged(request.query, request.body), now: world.clock() };
      if (route.needs === 'nothing') return { ...route.answer(call), route: name };
      const admitted = admitSigned(request, call.parameters, route.needs, world.keys, call.now);
      const answer = admitted.ok ? route.answer({ ...call, key: admitted.value }) : admitted.error;
      return { ...answer, route: name };
    },
  };
}

function open(answer: (call: PublicCall) => Answer): Route {
  return { needs: 'nothing', answer };
}

function signed(needs: Scope, answer: (call: SignedCall) => Answer): Route {
  return { needs, answer };
}

function quote(
  kind: Parameters<typeof tickers>[0],
  { world, parameters, now }: PublicCall,
): Answer {
  return tickers(kind, world.book.markets, parameters, now);
}

/** rest-api.md: a parameter sent in both places counts as the query has it. */
function merged(query: string, body: string): URLSearchParams {
  const parameters = new URLSearchParams(query);
  for (const [name, value] of new URLSearchParams(body)) {
    if (!parameters.has(name)) parameters.append(name, value);
  }
  return parameters;
}
