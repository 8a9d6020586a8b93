import type { ExchangeFacts } from '../types.ts';

export const bitfinex: ExchangeFacts = {
  rank: 14,
  id: 'bitfinex',
  name: 'Bitfinex',
  tier: 'B',
  tierReason:
    'per-scope read/write matrix of the calling key; no separate test host (paper-trading sub-accounts on live), no key API',
  sandbox: {
    testnet: [],
    demo: [],
    notes: 'paper trading = a sub-account with TEST* currencies on the live host (memory)',
    ccxt: { setSandboxMode: 'unsafe', sandboxFlag: false, enableDemoTrading: false },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/bitfinex.js',
  },
  credentials: {
    required: ['apiKey', 'secret'],
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/bitfinex.js',
  },
  permissionsEndpoint: {
    reads: 'scopes',
    http: 'POST /v2/auth/r/permissions',
    ccxtMethods: ['privatePostAuthRPermissions'],
    needs: 'none beyond a valid key (memory)',
    sandbox: { answer: 'none', note: 'n/a' },
    verified: 'docs',
    source:
      'https://docs.bitfinex.com/reference/key-permissions via github JKorf/Bitfinex.Net Endpoints/Spot/Account/GetApiKeyPermissions.txt (2026-07-23)',
    secondHand: true,
  },
  mapping: {
    scopes: {
      read: { when: '[scope,read,write] rows: any read==1' },
      'trade.spot': { permission: 'orders', when: "row 'orders' write==1" },
      'trade.margin': { permission: 'orders', when: "row 'orders' / 'positions' write" },
      'trade.futures': {
        permission: 'positions',
        when: "row 'positions' write==1 or 'orders' write==1",
      },
      transfer: { permission: 'wallets', when: "row 'wallets' write==1" },
      withdraw: { permission: 'withdraw', when: "row 'withdraw' write==1 ('ui_withdraw' too)" },
    },
    verified: 'docs',
    source:
      'https://docs.bitfinex.com/reference/key-permissions via github JKorf/Bitfinex.Net Endpoints/Spot/Account/GetApiKeyPermissions.txt (2026-07-23)',
    secondHand: true,
  },
  keyManagement: {
    operations: {},
    note: 'POST /v2/auth/w/token makes short-lived tokens, not keys',
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/bitfinex.js',
  },
  managePages: {
    pages: { live: { url: 'https://setting.bitfinex.com/api' } },
    verified: 'memory',
    source: 'memory',
  },
  expiry: { rules: [], notes: ['none found'], verified: 'memory', source: 'none' },
  formats: {
    fields: {
      apiKey: { pattern: '[A-Za-z0-9_-]{43}', description: '43 characters' },
      secret: { pattern: '[A-Za-z0-9_-]{43}', description: '43 characters' },
    },
    docSamples: [],
    falseFriends: ['any base64url of 32 bytes (Deribit secrets, PKCE)'],
    verified: 'docs',
    source: 'trufflehog pkg/detectors/bitfinex regex',
  },
  healthCheck: {
    methods: { live: 'privatePostAuthRPermissions' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/bitfinex.js',
  },
};
