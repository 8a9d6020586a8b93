import { formatAmount, multiply, parseAmount, type Amount } from '../engine/decimal.ts';
import { quantityFor, type Order, type OrderRequest, type SpotBook } from '../engine/spotBook.ts';
import { isOneOf } from '../../core/kernel/parse.ts';
import { err, ok, type Result } from '../../core/kernel/result.ts';
import { badSymbol, fail, failOrder, mandatory, succeed, type Answer } from './errors.ts';
import { findMarket, symbolOf } from './market.ts';

const STATUS = {
  open: 'NEW',
  filled: 'FILLED',
  cancelled: 'CANCELED',
  expired: 'EXPIRED',
} as const;
const TYPE = { market: 'MARKET', limit: 'LIMIT', 'post-only': 'LIMIT_MAKER' } as const;
const TIME_IN_FORCE = {
  'until-cancelled': 'GTC',
  'immediate-or-cancel': 'IOC',
  'fill-or-kill': 'FOK',
} as const;

/** POST /api/v3/order and /api/v3/order/test. */
export function newOrder(book: SpotBook, parameters: URLSearchParams, onlyTest: boolean): Answer {
  const request = parseOrder(book, parameters);
  if (!request.ok) return request.error;
  if (onlyTest) {
    const checked = book.check(request.value);
    return checked.ok ? succeed({}) : failOrder(checked.error);
  }
  const placed = book.place(request.value);
  if (!placed.ok) return failOrder(placed.error);
  return succeed({
    ...summary(placed.value),
    transactTime: placed.value.createdAt,
    fills: fills(placed.value),
  });
}

/** GET (`look`) or DELETE (`cancel`) /api/v3/order. */
export function oneOrder(
  book: SpotBook,
  parameters: URLSearchParams,
  act: 'look' | 'cancel',
): Answer {
  const market = findMarket(book.markets, parameters.get('symbol'));
  if (market === undefined) return badSymbol();
  const id = parameters.get('orderId');
  const clientId = parameters.get('origClientOrderId');
  if (id === null && clientId === null) {
    return fail(
      -1102,
      "Param 'origClientOrderId' or 'orderId' must be sent, but both were empty/null!",
    );
  }
  const order = book
    .orders()
    .find(
      (each) =>
        each.market === market &&
        (id === null ? each.clientId === clientId : String(each.id) === id),
    );
  if (act === 'look') {
    return order === undefined ? fail(-2013, 'Order does not exist.') : succeed(detail(order));
  }
  const cancelled = order === undefined ? err('unknown-order' as const) : book.cancel(order.id);
  if (!cancelled.ok) return failOrder(cancelled.error);
  return succeed({
    ...summary(cancelled.value),
    origClientOrderId: clientIdOf(cancelled.value),
    transactTime: cancelled.value.updatedAt,
  });
}

/** GET /api/v3/openOrders (`openOnly`) and /api/v3/allOrders. */
export function listOrders(book: SpotBook, parameters: URLSearchParams, openOnly: boolean): Answer {
  const symbol = parameters.get('symbol');
  if (symbol === null && !openOnly) return mandatory('symbol');
  if (symbol !== null && findMarket(book.markets, symbol) === undefined) return badSymbol();
  return succeed(
    book
      .orders()
      .filter((order) => symbol === null || symbolOf(order.market) === symbol)
      .filter((order) => !openOnly || order.status === 'open')
      .map(detail),
  );
}

function parseOrder(book: SpotBook, parameters: URLSearchParams): Result<OrderRequest, Answer> {
  const market = findMarket(book.markets, parameters.get('symbol'));
  if (market === undefined) return err(badSymbol());
  const side = parameters.get('side');
  if (!isOneOf(['BUY', 'SELL'], side))
    return err(side === null ? mandatory('side') : fail(-1117, 'Invalid side.'));
  const type = keyOf(TYPE, parameters.get('type'));
  if (type === undefined) return err(fail(-1116, 'Invalid orderType.'));
  const clientId = parameters.get('newClientOrderId');
  if (clientId !== null && !/^[.A-Z:/a-z0-9_-]{1,36}$/.test(clientId)) {
    return err(
      fail(
        -1100,
        "Illegal characters found in parameter 'newClientOrderId'; legal range is '^[\\.A-Z\\:/a-z0-9_-]{1,36}$'.",
      ),
    );
  }
  const common = {
    market,
    side: side === 'BUY' ? 'buy' : 'sell',
    type,
    ...(clientId === null ? {} : { clientId }),
  } as const;
  const quantity = positive(parameters.get('quantity'));
  if (type === 'market') {
    const spend = positive(parameters.get('quoteOrderQty'));
    const bought =
      quantity ?? (spend === undefined ? undefined : quantityFor(market, common.side, spend));
    if (bought === undefined) return err(mandatory('quantity'));
    return ok({ ...common, timeInForce: 'until-cancelled', quantity: bought });
  }
  if (quantity === undefined) return err(mandatory('quantity'));
  const price = positive(parameters.get('price'));
  if (price === undefined) return err(mandatory('price'));
  const sent = parameters.get('timeInForce');
  if (type === 'limit' && sent === null) return err(mandatory('timeInForce'));
  const timeInForce = type === 'limit' ? keyOf(TIME_IN_FORCE, sent) : 'until-cancelled';
  if (timeInForce === undefined) return err(fail(-1115, 'Invalid timeInForce.'));
  return ok({ ...common, timeInForce, quantity, price });
}

function positive(text: string | null): Amount | undefined {
  const parsed = text === null ? undefined : parseAmount(text);
  return parsed === 0n ? undefined : parsed;
}

function keyOf<K extends string>(
  words: Readonly<Record<K, string>>,
  text: string | null,
): K | undefined {
  return (Object.keys(words) as K[]).find((key) => words[key] === text);
}

function clientIdOf(order: Order): string {
  return order.clientId ?? `practice-${order.id}`;
}

function summary(order: Order): Readonly<Record<string, unknown>> {
  const done = order.fill === undefined ? 0n : order.quantity;
  return {
    symbol: symbolOf(order.market),
    orderId: order.id,
    orderListId: -1,
    clientOrderId: clientIdOf(order),
    price: formatAmount(order.price ?? 0n),
    origQty: formatAmount(order.quantity),
    executedQty: formatAmount(done),
    origQuoteOrderQty: '0.00000000',
    cummulativeQuoteQty: formatAmount(multiply(done, order.fill?.price ?? 0n)),
    status: STATUS[order.status],
    timeInForce: TIME_IN_FORCE[order.timeInForce],
    type: TYPE[order.type],
    side: order.side === 'buy' ? 'BUY' : 'SELL',
    workingTime: order.createdAt,
    selfTradePreventionMode: 'NONE',
  };
}

function detail(order: Order): Readonly<Record<string, unknown>> {
  return {
    ...summary(order),
    stopPrice: '0.00000000',
    icebergQty: '0.00000000',
    time: order.createdAt,
    updateTime: order.updatedAt,
    isWorking: true,
  };
}

function fills(order: Order): readonly unknown[] {
  const { fill } = order;
  if (fill === undefined) return [];
  return [
    {
      price: formatAmount(fill.price),
      qty: formatAmount(order.quantity),
      commission: formatAmount(fill.fee),
      commissionAsset: fill.feeAsset,
      tradeId: fill.tradeId,
    },
  ];
}
