import { formatAmount } from '../engine/decimal.ts';
import type { NumberedKey } from '../engine/keys.ts';
import type { SpotBook } from '../engine/spotBook.ts';
import type { Scope } from '../../core/keys/vocabulary.ts';

/** GET /api/v3/account. `canTrade` speaks of the account, not of the key that asks. */
export function account(book: SpotBook, parameters: URLSearchParams, now: number): unknown {
  const omitZero = parameters.get('omitZeroBalances') === 'true';
  return {
    makerCommission: 10,
    takerCommission: 10,
    buyerCommission: 0,
    sellerCommission: 0,
    commissionRates: {
      maker: '0.00100000',
      taker: '0.00100000',
      buyer: '0.00000000',
      seller: '0.00000000',
    },
    canTrade: true,
    canWithdraw: false,
    canDeposit: false,
    brokered: false,
    requireSelfTradePrevention: false,
    preventSor: false,
    updateTime: now,
    accountType: 'SPOT',
    balances: [...book.balances()]
      .filter(([, { free, locked }]) => !omitZero || free + locked > 0n)
      .map(([asset, { free, locked }]) => ({
        asset,
        free: formatAmount(free),
        locked: formatAmount(locked),
      })),
    permissions: ['SPOT'],
    uid: 1,
  };
}

/** GET /sapi/v1/account/apiRestrictions: what the asking key itself may do. */
export function apiRestrictions(key: NumberedKey): unknown {
  const may = (scope: Scope): boolean => key.scopes.includes(scope);
  return {
    ipRestrict: key.allowlist.length > 0,
    createTime: key.createdAt,
    enableReading: may('read'),
    enableSpotAndMarginTrading: may('trade.spot'),
    enableWithdrawals: may('withdraw'),
    enableInternalTransfer: may('transfer'),
    permitsUniversalTransfer: may('transfer'),
    enableMargin: may('trade.margin'),
    enableFutures: may('trade.futures'),
    enableVanillaOptions: may('trade.options'),
    enableFixApiTrade: false,
    enableFixReadOnly: false,
    enablePortfolioMarginTrading: false,
    ...(key.expiresAt === undefined ? {} : { tradingAuthorityExpirationTime: key.expiresAt }),
  };
}

/** GET /sapi/v1/capital/config/getall, which ccxt reads for its currencies. Nothing moves in or out. */
export function coins(book: SpotBook): unknown {
  return [...book.balances()].map(([coin, { free, locked }]) => ({
    coin,
    name: coin,
    free: formatAmount(free),
    locked: formatAmount(locked),
    freeze: '0',
    ipoable: '0',
    ipoing: '0',
    isLegalMoney: false,
    storage: '0',
    trading: true,
    withdrawing: '0',
    depositAllEnable: false,
    withdrawAllEnable: false,
    networkList: [],
  }));
}
