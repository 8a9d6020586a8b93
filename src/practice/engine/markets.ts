import { amount, floorTo, multiply, UNIT } from './decimal.ts';
import { derivedInteger } from './seed.ts';
import type { SpotMarket } from './spotBook.ts';

/** A market as a table row: decimal text, the price before the seed moves it. */
export interface MarketRow {
  readonly base: string;
  readonly quote: string;
  readonly around: string;
  readonly tick: string;
  readonly step: string;
  readonly minNotional: string;
}

/** Prices lie within 2 % of the row's, one tick between bid and last and between last and ask. */
export function openMarkets(seed: string, rows: readonly MarketRow[]): readonly SpotMarket[] {
  return rows.map((row) => {
    const tickSize = amount(row.tick);
    const stepSize = amount(row.step);
    const shift = BigInt(derivedInteger(seed, `price/${row.base}/${row.quote}`, 40_001) - 20_000);
    const last = floorTo(multiply(amount(row.around), UNIT + shift * 100n), tickSize);
    return {
      base: row.base,
      quote: row.quote,
      tickSize,
      stepSize,
      minQuantity: stepSize,
      minNotional: amount(row.minNotional),
      last,
      bid: last - tickSize,
      ask: last + tickSize,
    };
  });
}
