/** The product's closed word lists. Field names are ccxt's `requiredCredentials`. */

export const FIELDS = [
  'apiKey',
  'secret',
  'password',
  'uid',
  'login',
  'privateKey',
  'walletAddress',
  'token',
  'twofa',
  'accountId',
] as const;
export type Field = (typeof FIELDS)[number];

/** `practice` is the project's own loopback exchange. */
export const ENVIRONMENTS = ['practice', 'testnet', 'demo', 'live'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

export const SCOPES = [
  'read',
  'trade.spot',
  'trade.margin',
  'trade.futures',
  'trade.options',
  'transfer',
  'withdraw',
  'manage-keys',
] as const;
export type Scope = (typeof SCOPES)[number];

/** What is known of one scope; a scope that nobody could read is `unknown` and treated as risky. */
export type ScopeState = 'granted' | 'denied' | 'unknown';

export const PURPOSES = ['market-data', 'trading', 'account', 'rotation'] as const;
export type Purpose = (typeof PURPOSES)[number];

export const KEY_STATUSES = ['active', 'pending', 'retiring', 'revoked', 'compromised'] as const;
export type KeyStatus = (typeof KEY_STATUSES)[number];

/** Where fields rest. More stores join as they are built. */
export const STORE_IDS = ['keychain'] as const;
export type StoreId = (typeof STORE_IDS)[number];

/** How well a fact about an exchange is known: seen in ccxt, in the exchange's documents, or unconfirmed. */
export type Verified = 'ccxt' | 'docs' | 'memory';
