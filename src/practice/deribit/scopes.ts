import type { Scope } from '../../core/keys/vocabulary.ts';
import type { NumberedKey } from '../engine/keys.ts';

/** A key's `max_scope`, as docs.deribit.com's "Access Scope" writes it. Trading is one scope for all kinds. */
export function maxScope(key: NumberedKey): string {
  const may = (...scopes: readonly Scope[]): boolean =>
    scopes.some((scope) => key.scopes.includes(scope));
  const level = (name: string, write: boolean): string | undefined =>
    write ? `${name}:read_write` : may('read') ? `${name}:read` : undefined;
  return [
    level('account', may('manage-keys')),
    level('trade', may('trade.spot', 'trade.futures', 'trade.options')),
    level('wallet', may('transfer', 'withdraw')),
  ]
    .filter((each) => each !== undefined)
    .join(' ');
}

/** What `public/auth` reports for a token of this key. */
export function tokenScope(key: NumberedKey): string {
  return `connection mainaccount ${maxScope(key)}`;
}
