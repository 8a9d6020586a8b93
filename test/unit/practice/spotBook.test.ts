import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { amount, type Amount } from '../../../src/practice/engine/decimal.ts';
import {
  createSpotBook,
  quantityFor,
  type OrderRequest,
  type SpotMarket,
} from '../../../src/practice/engine/spotBook.ts';

const MARKET: SpotMarket = {
  base: 'BTC',
  quote: 'USDT',
  tickSize: amount('1'),
  stepSize: amount('0.001'),
  minQuantity: amount('0.001'),
  minNotional: amount('5'),
  last: amount('100'),
  bid: amount('99'),
  ask: amount('101'),
};

function openBook() {
  return createSpotBook({
    markets: [MARKET],
    balances: { BTC: amount('10'), USDT: amount('1000') },
    feeRate: amount('0.001'),
    firstOrderId: 100,
    clock: () => 5,
  });
}

function order(changes: Partial<OrderRequest>): OrderRequest {
  return {
    market: MARKET,
    side: 'buy',
    type: 'market',
    timeInForce: 'until-cancelled',
    quantity: amount('1'),
    ...changes,
  };
}

function limit(
  side: 'buy' | 'sell',
  price: string,
  changes: Partial<OrderRequest> = {},
): OrderRequest {
  return order({ side, type: 'limit', price: amount(price), ...changes });
}

type Holdings = readonly [btcFree: string, btcLocked: string, usdtFree: string, usdtLocked: string];

describe('spot book', () => {
  const placed: Readonly<Record<string, readonly [OrderRequest, status: string, Holdings]>> = {
    'market buy at the ask, fee in the base asset': [
      order({}),
      'filled',
      ['10.999', '0', '899', '0'],
    ],
    'market sell at the bid, fee in the quote asset': [
      order({ side: 'sell' }),
      'filled',
      ['9', '0', '1098.901', '0'],
    ],
    'crossing buy limit at the ask, not at its price': [
      limit('buy', '120'),
      'filled',
      ['10.999', '0', '899', '0'],
    ],
    'crossing sell limit at the bid': [limit('sell', '50'), 'filled', ['9', '0', '1098.901', '0']],
    'resting buy locks its price': [limit('buy', '90'), 'open', ['10', '0', '910', '90']],
    'resting sell locks its quantity': [limit('sell', '110'), 'open', ['9', '1', '1000', '0']],
    'post-only rests': [
      limit('buy', '100', { type: 'post-only' }),
      'open',
      ['10', '0', '900', '100'],
    ],
    'immediate-or-cancel that does not cross': [
      limit('buy', '90', { timeInForce: 'immediate-or-cancel' }),
      'expired',
      ['10', '0', '1000', '0'],
    ],
    'fill-or-kill that does not cross': [
      limit('sell', '110', { timeInForce: 'fill-or-kill' }),
      'expired',
      ['10', '0', '1000', '0'],
    ],
  };
  for (const [what, [request, status, holdings]] of Object.entries(placed)) {
    it(what, () => {
      const book = openBook();
      const result = book.place(request);
      assert.ok(result.ok);
      assert.equal(result.value.status, status);
      assert.deepEqual(held(book), holdings.map(amount));
      assert.equal(book.find(result.value.id), result.value);
    });
  }

  const refused: Readonly<Record<string, readonly [OrderRequest, fault: string]>> = {
    'less than the smallest lot': [order({ quantity: amount('0.0001') }), 'lot-size'],
    'no multiple of the step': [order({ quantity: amount('0.0015') }), 'lot-size'],
    nothing: [order({ quantity: 0n }), 'lot-size'],
    'no multiple of the tick': [limit('buy', '90.5'), 'price-filter'],
    'no price': [limit('buy', '0'), 'price-filter'],
    'too small a value': [order({ quantity: amount('0.001') }), 'min-notional'],
    'post-only that crosses': [limit('buy', '101', { type: 'post-only' }), 'would-take'],
    'more than there is to spend': [order({ quantity: amount('9.901') }), 'insufficient-funds'],
    'more than there is to sell': [
      order({ side: 'sell', quantity: amount('10.001') }),
      'insufficient-funds',
    ],
  };
  for (const [what, [request, fault]] of Object.entries(refused)) {
    it(`refuses ${what}`, () => {
      const book = openBook();
      const before = held(book);
      const result = book.place(request);
      assert.deepEqual(result, { ok: false, error: fault });
      assert.deepEqual(book.check(request), result);
      assert.deepEqual(held(book), before);
      assert.deepEqual(book.orders(), []);
    });
  }

  it('checks without placing', () => {
    const book = openBook();
    assert.equal(book.check(order({})).ok, true);
    assert.deepEqual(book.orders(), []);
  });

  it('gives back locked funds once', () => {
    const book = openBook();
    const open = book.place(limit('buy', '90'));
    assert.ok(open.ok);
    assert.equal(book.cancel(open.value.id).ok, true);
    assert.deepEqual(held(book), ['10', '0', '1000', '0'].map(amount));
    assert.deepEqual(book.cancel(open.value.id), { ok: false, error: 'not-open' });
    assert.deepEqual(book.cancel(1), { ok: false, error: 'unknown-order' });
  });

  it('never overdraws, and loses nothing but fees, whatever is asked of it', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            side: fc.constantFrom('buy' as const, 'sell' as const),
            thousandths: fc.integer({ min: 1, max: 12_000 }),
            price: fc.option(fc.integer({ min: 50, max: 150 })),
            cancel: fc.boolean(),
          }),
          { maxLength: 40 },
        ),
        (steps) => {
          const book = openBook();
          for (const { side, thousandths, price, cancel } of steps) {
            const quantity = BigInt(thousandths) * MARKET.stepSize;
            const result = book.place(
              price === null ? order({ side, quantity }) : limit(side, String(price), { quantity }),
            );
            if (cancel && result.ok && result.value.status === 'open') book.cancel(result.value.id);
          }
          const [btc = 0n, btcLocked = 0n, usdt = 0n, usdtLocked = 0n] = held(book);
          assert.ok([btc, btcLocked, usdt, usdtLocked].every((each) => each >= 0n));
          const worth = (coins: Amount, cash: Amount): Amount => coins * 100n + cash;
          assert.ok(
            worth(btc + btcLocked, usdt + usdtLocked) <= worth(amount('10'), amount('1000')),
          );
        },
      ),
    ));
});

describe('quantityFor', () => {
  it('rounds down to the step, at ask or bid', () => {
    assert.equal(quantityFor(MARKET, 'buy', amount('100')), amount('0.990'));
    assert.equal(quantityFor(MARKET, 'sell', amount('100')), amount('1.010'));
  });
});

function held(book: ReturnType<typeof openBook>): readonly Amount[] {
  return ['BTC', 'USDT'].flatMap((asset) => {
    const balance = book.balances().get(asset);
    return [balance?.free ?? 0n, balance?.locked ?? 0n];
  });
}
