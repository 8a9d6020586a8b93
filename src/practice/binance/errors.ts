import type { Refusal, RefusalWords } from '../engine/refusal.ts';
import type { OrderFault } from '../engine/spotBook.ts';
import type { PracticeReply } from '../engine/exchange.ts';

/** A reply before the router adds its route name. */
export type Answer = Omit<PracticeReply, 'route'>;

/**
 * Codes and messages: binance/binance-spot-api-docs, errors.md. The statuses are not in that document:
 * 401 for -2014 and -2015 and 400 for the others are as quoted in users' reports (ccxt#14993, ccxt#18459,
 * Cryptocurrency-Portfolio#39). An unknown key answers as documented; reports also quote the undocumented
 * -2008 from /sapi. An expired key answers like a revoked one.
 */
export const REFUSALS: Readonly<Record<Refusal, RefusalWords>> = {
  'malformed-key': { status: 401, code: -2014, message: 'API-key format invalid.' },
  'unknown-key': rejectedKey(),
  'expired-key': rejectedKey(),
  'foreign-ip': rejectedKey(),
  'missing-scope': rejectedKey(),
  'wrong-signature': {
    status: 400,
    code: -1022,
    message: 'Signature for this request is not valid.',
  },
  'stale-timestamp': {
    status: 400,
    code: -1021,
    message: 'Timestamp for this request is outside of the recvWindow.',
  },
  'future-timestamp': {
    status: 400,
    code: -1021,
    message: "Timestamp for this request was 1000ms ahead of the server's time.",
  },
};

function rejectedKey(): RefusalWords {
  return { status: 401, code: -2015, message: 'Invalid API-key, IP, or permissions for action.' };
}

/** errors.md, "Messages for -1010, -2010 and -2011" and "Filter failures". */
const ORDER_FAULTS: Readonly<Record<OrderFault, readonly [code: number, message: string]>> = {
  'lot-size': [-1013, 'Filter failure: LOT_SIZE'],
  'price-filter': [-1013, 'Filter failure: PRICE_FILTER'],
  'min-notional': [-1013, 'Filter failure: NOTIONAL'],
  'would-take': [-2010, 'Order would immediately match and take.'],
  'insufficient-funds': [-2010, 'Account has insufficient balance for requested action.'],
  'unknown-order': [-2011, 'Unknown order sent.'],
  'not-open': [-2011, 'Unknown order sent.'],
};

export function succeed(body: unknown): Answer {
  return { status: 200, body };
}

export function fail(code: number, msg: string, status = 400): Answer {
  return { status, body: { code, msg } };
}

export function failOrder(fault: OrderFault): Answer {
  return fail(...ORDER_FAULTS[fault]);
}

export function mandatory(parameter: string): Answer {
  return fail(
    -1102,
    `Mandatory parameter '${parameter}' was not sent, was empty/null, or malformed.`,
  );
}

export function badSymbol(): Answer {
  return fail(-1121, 'Invalid symbol.');
}
