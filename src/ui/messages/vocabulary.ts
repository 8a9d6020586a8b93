import { l10n } from 'vscode';

import { assertNever } from '../../core/kernel/assertNever.ts';
import type {
  Environment,
  Field,
  KeyStatus,
  Purpose,
  Scope,
  ScopeState,
  StoreId,
} from '../../core/keys/vocabulary.ts';

export function environmentWord(environment: Environment): string {
  switch (environment) {
    case 'practice':
      return l10n.t('practice');
    case 'testnet':
      return l10n.t('testnet');
    case 'demo':
      return l10n.t('demo');
    case 'live':
      return l10n.t('LIVE');
    default:
      return assertNever(environment);
  }
}

export function environmentHelp(environment: Environment): string {
  switch (environment) {
    case 'practice':
      return l10n.t('The practice exchange on this machine: no account, no network, no money.');
    case 'testnet':
      return l10n.t('The exchange’s separate test host, with play money.');
    case 'demo':
      return l10n.t('The exchange’s demo trading: often on the live host, with play money.');
    case 'live':
      return l10n.t('Real money. Refused unless you allow live keys in the settings.');
    default:
      return assertNever(environment);
  }
}

export function purposeWord(purpose: Purpose): string {
  switch (purpose) {
    case 'market-data':
      return l10n.t('market data');
    case 'trading':
      return l10n.t('trading');
    case 'account':
      return l10n.t('account');
    case 'rotation':
      return l10n.t('rotation');
    default:
      return assertNever(purpose);
  }
}

export function purposeHelp(purpose: Purpose): string {
  switch (purpose) {
    case 'market-data':
      return l10n.t('Reads prices and order books; needs no right but reading.');
    case 'trading':
      return l10n.t('Places and cancels orders; never withdraws.');
    case 'account':
      return l10n.t('Reads balances, orders and history.');
    case 'rotation':
      return l10n.t('Makes and deletes other keys; is never given to a bot.');
    default:
      return assertNever(purpose);
  }
}

export function scopeWord(scope: Scope): string {
  switch (scope) {
    case 'read':
      return l10n.t('read');
    case 'trade.spot':
      return l10n.t('trade spot');
    case 'trade.margin':
      return l10n.t('trade margin');
    case 'trade.futures':
      return l10n.t('trade futures');
    case 'trade.options':
      return l10n.t('trade options');
    case 'transfer':
      return l10n.t('transfer between accounts');
    case 'withdraw':
      return l10n.t('withdraw');
    case 'manage-keys':
      return l10n.t('manage keys');
    default:
      return assertNever(scope);
  }
}

export function scopeStateWord(state: ScopeState): string {
  switch (state) {
    case 'granted':
      return l10n.t('granted');
    case 'denied':
      return l10n.t('denied');
    case 'unknown':
      return l10n.t('unknown');
    default:
      return assertNever(state);
  }
}

/** ccxt's name is the word that programs use, so it is shown as it is; the rest says it in English. */
export function fieldWord(field: Field): string {
  switch (field) {
    case 'apiKey':
      return l10n.t('API key');
    case 'secret':
      return l10n.t('Secret');
    case 'password':
      return l10n.t('Password');
    case 'uid':
      return l10n.t('User ID');
    case 'login':
      return l10n.t('Login');
    case 'privateKey':
      return l10n.t('Private key');
    case 'walletAddress':
      return l10n.t('Wallet address');
    case 'accountId':
      return l10n.t('Account ID');
    case 'token':
      return l10n.t('Token');
    case 'twofa':
      return l10n.t('2FA secret');
    default:
      return assertNever(field);
  }
}

export function keyStatusWord(status: KeyStatus): string {
  switch (status) {
    case 'active':
      return l10n.t('active');
    case 'pending':
      return l10n.t('being added');
    case 'retiring':
      return l10n.t('retiring');
    case 'revoked':
      return l10n.t('revoked');
    case 'compromised':
      return l10n.t('compromised');
    default:
      return assertNever(status);
  }
}

export function storeWord(store: StoreId): string {
  const words: Readonly<Record<StoreId, string>> = { keychain: l10n.t('keychain') };
  return words[store];
}
