import type { ExchangeFacts } from '../types.ts';

export const coinex: ExchangeFacts = {
  rank: 23,
  id: 'coinex',
  name: 'CoinEx',
  tier: 'A-live-only',
  tierReason:
    'sub-account keys with scopes, IP, expiry by API; calling main key not readable; no testnet',
  sandbox: {
    testnet: [],
    demo: [],
    ccxt: { setSandboxMode: 'unsafe', sandboxFlag: false, enableDemoTrading: false },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/coinex.js',
  },
  credentials: {
    required: ['apiKey', 'secret'],
    names: { apiKey: 'access_id' },
    notes: 'apiKey = access_id',
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/coinex.js',
  },
  permissionsEndpoint: {
    reads: 'sub-account-keys-only',
    http: 'GET /v2/account/subs/api-detail, GET /v2/account/subs/api',
    ccxtMethods: ['v2PrivateGetAccountSubsApiDetail', 'v2PrivateGetAccountSubsApi'],
    needs: 'main account key',
    sandbox: { answer: 'none' },
    verified: 'docs',
    source: 'https://docs.coinex.com/api/v2/zh/account/subs/http/create-sub-api (same fields)',
  },
  mapping: {
    scopes: {
      read: { when: 'true' },
      'trade.spot': { permission: 'trade_enabled', when: 'trade_enabled' },
      'trade.margin': { permission: 'trade_enabled', when: 'trade_enabled' },
      'trade.futures': { permission: 'trade_enabled', when: 'trade_enabled' },
      withdraw: { permission: 'withdraw_enabled', when: 'withdraw_enabled' },
    },
    ipRestricted: 'ip_whitelist.length>0',
    ipList: 'ip_whitelist',
    createdAt: 'created_at (ms)',
    expiresAt: 'expires_at (0 = never)',
    keyId: 'api_id',
    more: { expired: 'is_expired' },
    verified: 'docs',
    source: 'https://docs.coinex.com/api/v2/zh/account/subs/http/create-sub-api (same fields)',
  },
  keyManagement: {
    manages: 'sub-account',
    operations: {
      create: { http: 'POST /v2/account/subs/api', ccxtMethods: ['v2PrivatePostAccountSubsApi'] },
      list: { ccxtMethods: ['v2PrivateGetAccountSubsApi'] },
      update: { ccxtMethods: ['v2PrivatePostAccountSubsEditApi'] },
      delete: { ccxtMethods: ['v2PrivatePostAccountSubsDeleteApi'] },
    },
    callerRights: 'main account access_id; the sub-account needs API-management permission',
    sandbox: { answer: 'none' },
    verified: 'docs',
    source: 'https://docs.coinex.com/api/v2/zh/account/subs/http/create-sub-api (same fields)',
  },
  managePages: {
    pages: { live: { url: 'https://www.coinex.com/apikey' } },
    verified: 'memory',
    source: 'memory',
  },
  expiry: {
    rules: [
      {
        kind: 'fixed',
        days: 90,
        conditions: ['no-ip-allowlist'],
        effect: 'key-invalid',
        text: 'no IP whitelist: valid for three months; with IP whitelist: never expires',
      },
      {
        kind: 'never',
        conditions: ['ip-allowlist'],
        effect: 'none',
        text: 'no IP whitelist: valid for three months; with IP whitelist: never expires',
      },
    ],
    notes: [],
    verified: 'docs',
    source: 'https://docs.coinex.com/api/v2/zh/account/subs/http/create-sub-api (same fields)',
  },
  formats: {
    fields: {
      apiKey: { pattern: '[0-9A-F]{32}', description: '32 upper hex (memory)' },
      secret: { pattern: '[0-9A-F]{48}', description: '48 upper hex (memory)' },
    },
    docSamples: [],
    falseFriends: ['OKX secrets have the same 32 upper hex shape'],
    verified: 'memory',
    source: 'memory',
  },
  healthCheck: {
    methods: { live: 'v2PrivateGetAccountInfo' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/coinex.js',
  },
};
