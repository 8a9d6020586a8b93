import type { Refusal, RefusalWords } from '../engine/refusal.ts';
import type { OrderFault } from '../engine/spotBook.ts';

/** What a method yields, before the JSON-RPC envelope. */
export type Answer =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly status: number; readonly error: RpcError };

interface RpcError {
  readonly code: number;
  readonly message: string;
  readonly data?: Readonly<Record<string, string>>;
}

/**
 * Codes, messages and their meaning: docs.deribit.com, "Complete RPC Error Codes Reference". Statuses are
 * not documented there; 401 for 13009 is as quoted in XChange#3783, the others are assumed. The documents
 * do not say which code answers a foreign address or an expired key: the general `unauthorized` is assumed.
 */
const REFUSALS: Readonly<Record<Refusal, RefusalWords>> = {
  'malformed-key': { status: 400, code: 13004, message: 'invalid_credentials' },
  'unknown-key': { status: 400, code: 13004, message: 'invalid_credentials' },
  'expired-key': { status: 401, code: 13009, message: 'unauthorized' },
  'foreign-ip': { status: 401, code: 13009, message: 'unauthorized' },
  'stale-timestamp': { status: 401, code: 13009, message: 'unauthorized' },
  'future-timestamp': { status: 401, code: 13009, message: 'unauthorized' },
  'wrong-signature': { status: 401, code: 13009, message: 'unauthorized' },
  'missing-scope': { status: 403, code: 13021, message: 'forbidden' },
};

const ORDER_FAULTS: Readonly<Record<OrderFault, readonly [code: number, message: string]>> = {
  'lot-size': [10021, 'invalid_amount'],
  'price-filter': [10043, 'price_wrong_tick'],
  'min-notional': [10002, 'qty_too_low'],
  'would-take': [11054, 'post_only_reject'],
  'insufficient-funds': [10009, 'not_enough_funds'],
  'unknown-order': [10004, 'order_not_found'],
  'not-open': [11044, 'not_open_order'],
};

export function succeed(result: unknown): Answer {
  return { ok: true, result };
}

export function fail(code: number, message: string, status = 400): Answer {
  return { ok: false, status, error: { code, message } };
}

export function failRefused(refusal: Refusal): Answer {
  const { status, code, message } = REFUSALS[refusal];
  return fail(code, message, status);
}

/** A wrong secret sent as such, not as a signature. */
export function failCredentials(): Answer {
  return failRefused('unknown-key');
}

export function failOrder(fault: OrderFault): Answer {
  return fail(...ORDER_FAULTS[fault]);
}

export function invalidParameter(param: string, reason: string): Answer {
  return {
    ok: false,
    status: 400,
    error: { code: -32602, message: 'Invalid params', data: { reason, param } },
  };
}
