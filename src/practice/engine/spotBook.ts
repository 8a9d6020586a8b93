import { err, ok, type Result } from '../../core/kernel/result.ts';
import { divide, floorTo, multiply, type Amount } from './decimal.ts';
import type { Clock } from './exchange.ts';

export interface SpotMarket {
  readonly base: string;
  readonly quote: string;
  readonly tickSize: Amount;
  readonly stepSize: Amount;
  readonly minQuantity: Amount;
  readonly minNotional: Amount;
  readonly last: Amount;
  readonly bid: Amount;
  readonly ask: Amount;
}

export type Side = 'buy' | 'sell';
type OrderType = 'market' | 'limit' | 'post-only';
type TimeInForce = 'until-cancelled' | 'immediate-or-cancel' | 'fill-or-kill';

export interface OrderRequest {
  readonly market: SpotMarket;
  readonly side: Side;
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  /** In the base asset. */
  readonly quantity: Amount;
  /** Absent for market orders. */
  readonly price?: Amount;
  readonly clientId?: string;
}

interface Fill {
  readonly tradeId: number;
  readonly price: Amount;
  readonly fee: Amount;
  readonly feeAsset: string;
}

export interface Order extends OrderRequest {
  readonly id: number;
  readonly status: 'open' | 'filled' | 'cancelled' | 'expired';
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Orders fill whole, at the market's price, or not at all. */
  readonly fill?: Fill;
}

export interface Balance {
  readonly free: Amount;
  readonly locked: Amount;
}

export type OrderFault =
  | 'lot-size'
  | 'price-filter'
  | 'min-notional'
  | 'would-take'
  | 'insufficient-funds'
  | 'unknown-order'
  | 'not-open';

export interface SpotBook {
  readonly markets: readonly SpotMarket[];
  balances(): ReadonlyMap<string, Balance>;
  /** Checks an order against the market's filters and the balances, without placing it. */
  check(request: OrderRequest): Result<undefined, OrderFault>;
  place(request: OrderRequest): Result<Order, OrderFault>;
  cancel(id: number): Result<Order, OrderFault>;
  find(id: number): Order | undefined;
  /** Oldest first. */
  orders(): readonly Order[];
}

export interface SpotBookOptions {
  readonly markets: readonly SpotMarket[];
  readonly balances: Readonly<Record<string, Amount>>;
  readonly feeRate: Amount;
  readonly firstOrderId: number;
  readonly clock: Clock;
}

/**
 * One account and an endless counterparty. A market order, or a limit order that crosses, fills whole and
 * at once at bid or ask; any other limit order locks its funds and rests until it is cancelled.
 */
export function createSpotBook(options: SpotBookOptions): SpotBook {
  const balances = new Map<string, Balance>(
    Object.entries(options.balances).map(([asset, free]) => [asset, { free, locked: 0n }]),
  );
  const orders = new Map<number, Order>();
  let nextId = options.firstOrderId;

  const balanceOf = (asset: string): Balance => balances.get(asset) ?? { free: 0n, locked: 0n };
  const move = (asset: string, free: Amount, locked: Amount): void => {
    const now = balanceOf(asset);
    balances.set(asset, { free: now.free + free, locked: now.locked + locked });
  };

  const check = (request: OrderRequest): Result<undefined, OrderFault> => {
    const { market, quantity, price } = request;
    if (quantity < market.minQuantity || quantity % market.stepSize !== 0n) return err('lot-size');
    if (price !== undefined && (price <= 0n || price % market.tickSize !== 0n))
      return err('price-filter');
    if (multiply(quantity, price ?? market.last) < market.minNotional) return err('min-notional');
    if (request.type === 'post-only' && crosses(request)) return err('would-take');
    const { asset, amount } = outlay(request);
    return balanceOf(asset).free < amount ? err('insufficient-funds') : ok(undefined);
  };

  const fill = (request: OrderRequest): Fill => {
    const { market, quantity, side } = request;
    const price = executionPrice(request);
    const proceeds = side === 'buy' ? quantity : multiply(quantity, price);
    const received = side === 'buy' ? market.base : market.quote;
    const fee = multiply(proceeds, options.feeRate);
    const paid = outlay(request);
    move(paid.asset, -paid.amount, 0n);
    move(received, proceeds - fee, 0n);
    return { tradeId: nextId, price, fee, feeAsset: received };
  };

  const place = (request: OrderRequest): Result<Order, OrderFault> => {
    const checked = check(request);
    if (!checked.ok) return checked;
    const now = options.clock();
    const id = (nextId += 1);
    const placed = { ...request, id, createdAt: now, updatedAt: now };
    let order: Order;
    if (crosses(request)) {
      order = { ...placed, status: 'filled', fill: fill(request) };
    } else if (request.timeInForce === 'until-cancelled') {
      const { asset, amount } = outlay(request);
      move(asset, -amount, amount);
      order = { ...placed, status: 'open' };
    } else {
      order = { ...placed, status: 'expired' };
    }
    orders.set(id, order);
    return ok(order);
  };

  const cancel = (id: number): Result<Order, OrderFault> => {
    const order = orders.get(id);
    if (order === undefined) return err('unknown-order');
    if (order.status !== 'open') return err('not-open');
    const { asset, amount } = outlay(order);
    move(asset, amount, -amount);
    const cancelled: Order = { ...order, status: 'cancelled', updatedAt: options.clock() };
    orders.set(id, cancelled);
    return ok(cancelled);
  };

  return {
    markets: options.markets,
    balances: () => balances,
    check,
    place,
    cancel,
    find: (id) => orders.get(id),
    orders: () => [...orders.values()],
  };
}

/** The quantity that `spend` of the quote asset buys or sells at market. */
export function quantityFor(market: SpotMarket, side: Side, spend: Amount): Amount {
  return floorTo(divide(spend, side === 'buy' ? market.ask : market.bid), market.stepSize);
}

function crosses({ market, side, price }: OrderRequest): boolean {
  if (price === undefined) return true;
  return side === 'buy' ? price >= market.ask : price <= market.bid;
}

function executionPrice({ market, side }: OrderRequest): Amount {
  return side === 'buy' ? market.ask : market.bid;
}

/** What the order takes from the account: now if it crosses, locked if it rests. */
function outlay(request: OrderRequest): { readonly asset: string; readonly amount: Amount } {
  const { market, side, quantity, price } = request;
  if (side === 'sell') return { asset: market.base, amount: quantity };
  const each = crosses(request) ? market.ask : (price ?? market.ask);
  return { asset: market.quote, amount: multiply(quantity, each) };
}
