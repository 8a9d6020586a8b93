import { SCOPES, type Purpose, type Scope, type Verified } from '../keys/vocabulary.ts';
import type { ExchangeFacts } from './types.ts';

export interface PurposeScopes {
  /** A key without these cannot serve the purpose. */
  readonly needed: readonly Scope[];
  /** What such a key may have besides; everything else is excess. */
  readonly allowed: readonly Scope[];
}

/** A trading key needs one product; which one is the bot's affair, so the others are allowed, not needed. */
export const LEAST_SCOPES: Readonly<Record<Purpose, PurposeScopes>> = {
  'market-data': { needed: ['read'], allowed: ['read'] },
  account: { needed: ['read'], allowed: ['read'] },
  trading: {
    needed: ['read', 'trade.spot'],
    allowed: ['read', 'trade.spot', 'trade.margin', 'trade.futures', 'trade.options'],
  },
  rotation: { needed: ['read', 'manage-keys'], allowed: ['read', 'manage-keys'] },
};

/** One row of the list a user ticks off on the exchange's page. */
export interface ChecklistRow {
  readonly scope: Scope;
  readonly want: 'on' | 'off';
  /** The exchange's own word for the permission. */
  readonly exchangeName?: string;
  /** How well that word is known; absent where the exchange has no word for the scope. */
  readonly verified?: Verified;
  /** The exchange gives this unwanted scope with the permission of that wanted one; it cannot be left out. */
  readonly impliedBy?: Scope;
}

/** What to switch on and off when making a key for a purpose. `withdraw` and `transfer` are always off. */
export function scopeChecklist(exchange: ExchangeFacts, purpose: Purpose): readonly ChecklistRow[] {
  const wanted = neededAt(exchange, purpose);
  return SCOPES.map((scope) => {
    const word = permissionOf(exchange, scope);
    const want = wanted.includes(scope) ? 'on' : 'off';
    const impliedBy =
      want === 'off' && word
        ? wanted.find((other) => permissionOf(exchange, other)?.name === word.name)
        : undefined;
    return {
      scope,
      want,
      ...(word ? { exchangeName: word.name, verified: word.verified } : {}),
      ...(impliedBy === undefined ? {} : { impliedBy }),
    };
  });
}

/** The needed scopes, with futures in place of spot where the exchange is known to trade futures only. */
function neededAt(exchange: ExchangeFacts, purpose: Purpose): readonly Scope[] {
  const { needed } = LEAST_SCOPES[purpose];
  const known = exchange.mapping?.scopes;
  if (!known?.['trade.futures'] || known['trade.spot']) return needed;
  return needed.map((scope) => (scope === 'trade.spot' ? 'trade.futures' : scope));
}

function permissionOf(
  exchange: ExchangeFacts,
  scope: Scope,
): { readonly name: string; readonly verified: Verified } | undefined {
  const { mapping, keyManagement } = exchange;
  if (scope === 'manage-keys') {
    const { permission, verified } = keyManagement;
    return permission === undefined ? undefined : { name: permission, verified };
  }
  const rule = mapping?.scopes[scope];
  if (!mapping || rule?.permission === undefined) return undefined;
  return { name: rule.permission, verified: rule.verified ?? mapping.verified };
}
