import { parseAmount, toNumber, type Amount } from '../engine/decimal.ts';
import type { Order, OrderRequest, Side, SpotBook } from '../engine/spotBook.ts';
import { err, ok, type Result } from '../../core/kernel/result.ts';
import { fail, failOrder, invalidParameter, succeed, type Answer } from './errors.ts';
import { findMarket, nameOf, noInstrument } from './market.ts';

type Parameters = ReadonlyMap<string, string>;

const STATE = {
  open: 'open',
  filled: 'filled',
  cancelled: 'cancelled',
  expired: 'cancelled',
} as const;
const TIME_IN_FORCE = {
  good_til_cancelled: 'until-cancelled',
  good_til_day: 'until-cancelled',
  immediate_or_cancel: 'immediate-or-cancel',
  fill_or_kill: 'fill-or-kill',
} as const;

/** private/buy and private/sell. A crossing post-only order is always rejected, never re-priced. */
export function placeOrder(book: SpotBook, side: Side, parameters: Parameters): Answer {
  const request = parseOrder(book, side, parameters);
  if (!request.ok) return request.error;
  const placed = book.place(request.value);
  if (!placed.ok) return failOrder(placed.error);
  return succeed({ order: describe(placed.value), trades: trades(placed.value) });
}

/** private/get_order_state (`look`) and private/cancel. */
export function oneOrder(book: SpotBook, parameters: Parameters, act: 'look' | 'cancel'): Answer {
  const id = parameters.get('order_id');
  if (id === undefined) return invalidParameter('order_id', 'order_id is required');
  const order = book.orders().find((each) => orderId(each) === id);
  if (order === undefined) return failOrder('unknown-order');
  if (act === 'look') return succeed(describe(order));
  const cancelled = book.cancel(order.id);
  return cancelled.ok ? succeed(describe(cancelled.value)) : failOrder(cancelled.error);
}

/** private/get_open_orders and its narrower forms. */
export function openOrders(book: SpotBook, parameters: Parameters): Answer {
  const instrument = parameters.get('instrument_name');
  const currency = parameters.get('currency');
  if (instrument !== undefined && findMarket(book.markets, instrument) === undefined)
    return noInstrument();
  return succeed(
    book
      .orders()
      .filter(({ status }) => status === 'open')
      .filter(({ market }) => instrument === undefined || nameOf(market) === instrument)
      .filter(({ market }) => currency === undefined || market.base === currency)
      .map(describe),
  );
}

function parseOrder(
  book: SpotBook,
  side: Side,
  parameters: Parameters,
): Result<OrderRequest, Answer> {
  const market = findMarket(book.markets, parameters.get('instrument_name'));
  if (market === undefined) return err(noInstrument());
  const quantity = positive(parameters.get('amount'));
  if (quantity === undefined) return err(fail(10021, 'invalid_amount'));
  const clientId = parameters.get('label');
  const common = { market, side, quantity, ...(clientId === undefined ? {} : { clientId }) };
  const type = parameters.get('type') ?? 'limit';
  if (type === 'market') return ok({ ...common, type, timeInForce: 'until-cancelled' });
  if (type !== 'limit') return err(fail(10033, 'not_implemented'));
  const price = positive(parameters.get('price'));
  if (price === undefined) return err(fail(10023, 'invalid_price'));
  const sent = parameters.get('time_in_force') ?? 'good_til_cancelled';
  if (!isTimeInForce(sent)) return err(invalidParameter('time_in_force', 'wrong time_in_force'));
  const postOnly = parameters.get('post_only') === 'true';
  return ok({
    ...common,
    type: postOnly ? 'post-only' : type,
    timeInForce: TIME_IN_FORCE[sent],
    price,
  });
}

function isTimeInForce(text: string): text is keyof typeof TIME_IN_FORCE {
  return Object.hasOwn(TIME_IN_FORCE, text);
}

function positive(text: string | undefined): Amount | undefined {
  const parsed = text === undefined ? undefined : parseAmount(text);
  return parsed === 0n ? undefined : parsed;
}

function orderId(order: Order): string {
  return `${nameOf(order.market)}-${order.id}`;
}

function describe(order: Order): Readonly<Record<string, unknown>> {
  const { fill } = order;
  return {
    order_id: orderId(order),
    instrument_name: nameOf(order.market),
    direction: order.side,
    order_type: order.type === 'market' ? 'market' : 'limit',
    order_state: STATE[order.status],
    time_in_force: timeInForceOf(order),
    price: toNumber(order.price ?? fill?.price ?? 0n),
    amount: toNumber(order.quantity),
    filled_amount: fill === undefined ? 0 : toNumber(order.quantity),
    average_price: toNumber(fill?.price ?? 0n),
    label: order.clientId ?? '',
    post_only: order.type === 'post-only',
    reduce_only: false,
    replaced: false,
    is_liquidation: false,
    api: true,
    web: false,
    creation_timestamp: order.createdAt,
    last_update_timestamp: order.updatedAt,
  };
}

function timeInForceOf(order: Order): string {
  const found = Object.entries(TIME_IN_FORCE).find(([, ours]) => ours === order.timeInForce);
  return found?.[0] ?? 'good_til_cancelled';
}

function trades(order: Order): readonly unknown[] {
  const { fill } = order;
  if (fill === undefined) return [];
  return [
    {
      trade_id: String(fill.tradeId),
      trade_seq: fill.tradeId,
      order_id: orderId(order),
      order_type: order.type === 'market' ? 'market' : 'limit',
      instrument_name: nameOf(order.market),
      direction: order.side,
      state: STATE[order.status],
      price: toNumber(fill.price),
      amount: toNumber(order.quantity),
      fee: toNumber(fill.fee),
      fee_currency: fill.feeAsset,
      mark_price: toNumber(order.market.last),
      index_price: toNumber(order.market.last),
      liquidity: 'T',
      post_only: false,
      self_trade: false,
      tick_direction: 0,
      timestamp: order.createdAt,
    },
  ];
}
