import type { Scope } from '../../core/keys/vocabulary.ts';
import { amount } from '../engine/decimal.ts';
import type {
  ExchangeDefinition,
  ExchangeWorld,
  PracticeExchange,
  PracticeRequest,
} from '../engine/exchange.ts';
import type { NumberedKey } from '../engine/keys.ts';
import { openMarkets } from '../engine/markets.ts';
import { standing } from '../engine/refusal.ts';
import { derivedBytes, derivedInteger } from '../engine/seed.ts';
import { accountSummaries, accountSummary, apiKeys } from './account.ts';
import { admitClient, admitPrivate, type Gate } from './admission.ts';
import { fail, failCredentials, invalidParameter, succeed, type Answer } from './errors.ts';
import { currencies, instruments, MARKETS, ticker } from './market.ts';
import { oneOrder, openOrders, placeOrder } from './orders.ts';
import { envelope, parseCall, PREFIX, type RpcCall } from './rpc.ts';
import { tokenScope } from './scopes.ts';
import { createTokenDesk } from './tokens.ts';

interface PublicCall {
  readonly world: ExchangeWorld;
  readonly call: RpcCall;
  readonly request: PracticeRequest;
  readonly gate: Gate;
}

type Method =
  | { readonly needs: 'nothing'; readonly answer: (asked: PublicCall) => Answer }
  | { readonly needs: Scope; readonly answer: (asked: PublicCall, key: NumberedKey) => Answer };

/** Scopes per method as docs.deribit.com gives them; reading an account or its trades is one `read` here. */
const METHODS: Readonly<Record<string, Method>> = {
  'public/test': open(() => succeed({ version: 'practice' })),
  'public/get_time': open(({ gate }) => succeed(gate.now)),
  'public/get_currencies': open(({ world }) => currencies(world.book.balances().keys())),
  'public/get_instruments': open(({ world, call }) =>
    instruments(world.book.markets, call.parameters),
  ),
  'public/ticker': open(({ world, call, gate }) =>
    ticker(world.book.markets, call.parameters, gate.now, false),
  ),
  'public/get_order_book': open(({ world, call, gate }) =>
    ticker(world.book.markets, call.parameters, gate.now, true),
  ),
  'public/auth': open(authenticate),
  'private/get_account_summary': closed('read', ({ world, call }) =>
    accountSummary(world.book, call.parameters),
  ),
  'private/get_account_summaries': closed('read', ({ world }) => accountSummaries(world.book)),
  'private/list_api_keys': closed('read', ({ world }) => apiKeys(world.keys.list())),
  'private/buy': closed('trade.spot', ({ world, call }) =>
    placeOrder(world.book, 'buy', call.parameters),
  ),
  'private/sell': closed('trade.spot', ({ world, call }) =>
    placeOrder(world.book, 'sell', call.parameters),
  ),
  'private/cancel': closed('trade.spot', ({ world, call }) =>
    oneOrder(world.book, call.parameters, 'cancel'),
  ),
  'private/get_order_state': closed('read', ({ world, call }) =>
    oneOrder(world.book, call.parameters, 'look'),
  ),
  'private/get_open_orders': closed('read', listOpen),
  'private/get_open_orders_by_currency': closed('read', listOpen),
  'private/get_open_orders_by_instrument': closed('read', listOpen),
};

export const deribit: ExchangeDefinition = {
  mint: (seed, label) => ({
    apiKey: derivedBytes(seed, `${label}/client_id`, 6).toString('base64url'),
    secret: derivedBytes(seed, `${label}/client_secret`, 32).toString('base64url'),
  }),
  markets: (seed) => openMarkets(seed, MARKETS),
  balances: { BTC: amount('1'), ETH: amount('10'), USDC: amount('10000'), USDT: amount('10000') },
  feeRate: 0n,
  firstOrderId: (seed) => 1_000_000 + derivedInteger(seed, 'deribit/orders', 9_000_000),
  scopes: ['read', 'trade.spot'],
  open: openDeribit,
};

function openDeribit(world: ExchangeWorld): PracticeExchange {
  const tokens = createTokenDesk();
  return {
    prefixes: [PREFIX],
    handle: (request) => {
      const now = world.clock();
      const parsed = parseCall(request);
      if (!parsed.ok) return envelope(parsed.error, undefined, now, 'deribit: not JSON-RPC');
      const call = parsed.value;
      const method = Object.hasOwn(METHODS, call.method) ? METHODS[call.method] : undefined;
      if (method === undefined) {
        return envelope(fail(-32601, 'Method not found'), call, now, 'deribit: no such method');
      }
      const asked = { world, call, request, gate: { keys: world.keys, tokens, now } };
      return envelope(answerTo(method, asked), call, now, `${PREFIX}/${call.method}`);
    },
  };
}

function answerTo(method: Method, asked: PublicCall): Answer {
  if (method.needs === 'nothing') return method.answer(asked);
  const admitted = admitPrivate(asked.request, method.needs, asked.gate);
  return admitted.ok ? method.answer(asked, admitted.value) : admitted.error;
}

function authenticate({ world, call, request, gate }: PublicCall): Answer {
  const grant = call.parameters.get('grant_type');
  if (grant === 'refresh_token') {
    const owner = gate.tokens.redeem(call.parameters.get('refresh_token') ?? '');
    const key = owner === undefined ? undefined : world.keys.find(owner);
    const fit = key !== undefined && standing(key, request.clientIp, gate.now) === undefined;
    return fit ? tokenFor(key, gate) : failCredentials();
  }
  if (grant !== 'client_credentials' && grant !== 'client_signature') {
    return invalidParameter('grant_type', 'wrong grant_type');
  }
  const admitted = admitClient(call, request, gate);
  return admitted.ok ? tokenFor(admitted.value, gate) : admitted.error;
}

function tokenFor(key: NumberedKey, gate: Gate): Answer {
  const { accessToken, refreshToken, expiresIn } = gate.tokens.issue(key.id, gate.now);
  return succeed({
    access_token: accessToken,
    refresh_token: refreshToken,
    expires_in: expiresIn,
    scope: tokenScope(key),
    enabled_features: [],
    token_type: 'bearer',
  });
}

function listOpen({ world, call }: PublicCall): Answer {
  return openOrders(world.book, call.parameters);
}

function open(answer: (asked: PublicCall) => Answer): Method {
  return { needs: 'nothing', answer };
}

function closed(needs: Scope, answer: (asked: PublicCall, key: NumberedKey) => Answer): Method {
  return { needs, answer };
}
