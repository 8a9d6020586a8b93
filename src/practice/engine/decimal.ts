/** A decimal amount as a whole number of 1e-8 units, so that balances add up exactly. */
export type Amount = bigint;

export const UNIT: Amount = 100_000_000n;

/** Reads plain decimal text; `undefined` for signs, exponents, junk or more than 8 decimals. */
export function parseAmount(text: string): Amount | undefined {
  const match = /^(\d{1,15})(?:\.(\d{1,30}))?$/.exec(text);
  if (match === null) return undefined;
  const decimals = (match[2] ?? '').replace(/0+$/, '');
  if (decimals.length > 8) return undefined;
  return BigInt(match[1] ?? '0') * UNIT + BigInt(decimals.padEnd(8, '0'));
}

/** For amounts written in this project's own tables; throws on anything unreadable. */
export function amount(text: string): Amount {
  const parsed = parseAmount(text);
  if (parsed === undefined) throw new Error(`Not a decimal amount: ${text}`);
  return parsed;
}

/** Always eight decimals, as Binance prints them: `0.00100000`. */
export function formatAmount(value: Amount): string {
  const digits = value.toString().padStart(9, '0');
  return `${digits.slice(0, -8)}.${digits.slice(-8)}`;
}

/** As a JSON number, as Deribit prints them. */
export function toNumber(value: Amount): number {
  return Number(formatAmount(value));
}

/** Rounded down. */
export function multiply(left: Amount, right: Amount): Amount {
  return (left * right) / UNIT;
}

/** Rounded down; `divisor` must not be zero. */
export function divide(dividend: Amount, divisor: Amount): Amount {
  return (dividend * UNIT) / divisor;
}

/** The largest multiple of `step` that is not above `value`. */
export function floorTo(value: Amount, step: Amount): Amount {
  return value - (value % step);
}
