import { toNumber } from '../engine/decimal.ts';
import type { NumberedKey } from '../engine/keys.ts';
import type { Balance, SpotBook } from '../engine/spotBook.ts';
import { invalidParameter, succeed, type Answer } from './errors.ts';
import { maxScope } from './scopes.ts';

const OWNER = {
  id: 1,
  type: 'main',
  username: 'practice',
  system_name: 'practice',
  email: 'practice@localhost',
};

/** private/get_account_summary for one `currency`. */
export function accountSummary(book: SpotBook, parameters: ReadonlyMap<string, string>): Answer {
  const currency = parameters.get('currency') ?? '';
  const balance = book.balances().get(currency);
  if (balance === undefined) return invalidParameter('currency', 'wrong currency');
  const owner = parameters.get('extended') === 'true' ? OWNER : {};
  return succeed({ ...summary(currency, balance), ...owner });
}

/** private/get_account_summaries. */
export function accountSummaries(book: SpotBook): Answer {
  const summaries = [...book.balances()].map(([currency, balance]) => summary(currency, balance));
  return succeed({ ...OWNER, summaries });
}

function summary(currency: string, { free, locked }: Balance): Readonly<Record<string, unknown>> {
  const equity = toNumber(free + locked);
  return {
    currency,
    balance: equity,
    equity,
    margin_balance: equity,
    available_funds: toNumber(free),
    available_withdrawal_funds: 0,
    spot_reserve: toNumber(locked),
    // ccxt shows this one as "used".
    maintenance_margin: toNumber(locked),
    initial_margin: 0,
    portfolio_margining_enabled: false,
    cross_collateral_enabled: false,
    margin_model: 'segregated_sm',
    session_rpl: 0,
    session_upl: 0,
    total_pl: 0,
  };
}

/** private/list_api_keys. The documents promise that secrets are left out, though their example shows one. */
export function apiKeys(keys: readonly NumberedKey[]): Answer {
  return succeed(
    keys.map((key) => ({
      id: key.number,
      client_id: key.id,
      name: key.label,
      max_scope: maxScope(key),
      ip_whitelist: key.allowlist,
      timestamp: key.createdAt,
      enabled: true,
      default: key.number === 1,
      enabled_features: [],
    })),
  );
}
