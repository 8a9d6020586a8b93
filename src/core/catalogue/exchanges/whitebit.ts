import type { ExchangeFacts } from '../types.ts';

export const whitebit: ExchangeFacts = {
  rank: 19,
  id: 'whitebit',
  name: 'WhiteBit',
  tier: 'A-live-only',
  tierReason:
    'sub-account keys: create/edit/delete/list/reset and IP list by API; no read-out of the calling main key; no testnet',
  sandbox: {
    testnet: [],
    demo: [],
    ccxt: { setSandboxMode: 'unsafe', sandboxFlag: false, enableDemoTrading: false },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/whitebit.js',
  },
  credentials: {
    required: ['apiKey', 'secret'],
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/whitebit.js',
  },
  permissionsEndpoint: {
    reads: 'sub-account-keys-only',
    http: 'POST /api/v4/sub-account/api-key/list',
    ccxtMethods: ['v4PrivatePostSubAccountApiKeyList'],
    needs: 'main account key with endpoint access',
    sandbox: { answer: 'none' },
    verified: 'docs',
    source: 'github whitebit-exchange/api-docs pages/private/http-main-v4.mdx (2026-01-08)',
  },
  mapping: {
    scopes: {
      read: { when: 'isEnabled' },
      'trade.spot': {
        permission: 'type 1',
        when: 'type 1 or 2 (1 = info+trading, 2 = info+trading+deposits+withdrawals)',
      },
      'trade.margin': {
        permission: 'type 1',
        when: 'type 1 or 2 (1 = info+trading, 2 = info+trading+deposits+withdrawals)',
      },
      'trade.futures': {
        permission: 'type 1',
        when: 'type 1 or 2 (1 = info+trading, 2 = info+trading+deposits+withdrawals)',
      },
      transfer: { permission: 'type 2', when: 'type==2' },
      withdraw: { permission: 'type 2', when: 'type==2' },
    },
    ipRestricted: 'ip-address/list non-empty',
    ipList: 'v4PrivatePostSubAccountApiKeyIpAddressList',
    lastUsedAt: 'lastActivity',
    keyId: 'id',
    more: { extra: 'restrictAccess + accessEndpoints[]' },
    verified: 'docs',
    source: 'github whitebit-exchange/api-docs pages/private/http-main-v4.mdx (2026-01-08)',
  },
  keyManagement: {
    manages: 'sub-account',
    operations: {
      create: {
        http: 'POST /api/v4/sub-account/api-key/create',
        ccxtMethods: ['v4PrivatePostSubAccountApiKeyCreate'],
      },
      list: { ccxtMethods: ['v4PrivatePostSubAccountApiKeyList'] },
      update: { ccxtMethods: ['v4PrivatePostSubAccountApiKeyEdit'] },
      ip: { ccxtMethods: ['v4PrivatePostSubAccountApiKeyIpAddressCreate'] },
      delete: { ccxtMethods: ['v4PrivatePostSubAccountApiKeyDelete'] },
      reset: {
        http: 'POST /api/v4/sub-account/api-key/reset',
        ccxtMethods: ['v4PrivatePostSubAccountApiKeyReset'],
        note: 'documented response is empty {}: no new secret shown, so use create+delete',
      },
    },
    callerRights: 'main key with those endpoints enabled',
    sandbox: { answer: 'none' },
    verified: 'docs',
    source: 'github whitebit-exchange/api-docs pages/private/http-main-v4.mdx (2026-01-08)',
  },
  managePages: {
    pages: { live: { url: 'https://whitebit.com/settings/api' } },
    verified: 'docs',
    source: 'whitebit-exchange/api-docs http-auth.mdx',
  },
  expiry: {
    rules: [],
    notes: ['none found; up to 50 trusted IPs and per-endpoint restriction'],
    verified: 'docs',
    source: 'whitebit-exchange/api-docs http-auth.mdx',
  },
  formats: {
    fields: {
      apiKey: { pattern: '[0-9a-f]{32}', description: '32 hex (memory)' },
      secret: { pattern: '[0-9a-f]{32}', description: '32 hex (memory)' },
    },
    docSamples: [],
    falseFriends: ['MD5'],
    verified: 'memory',
    source: 'memory',
  },
  healthCheck: {
    methods: { live: 'v4PrivatePostTradeAccountBalance' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/whitebit.js',
  },
};
