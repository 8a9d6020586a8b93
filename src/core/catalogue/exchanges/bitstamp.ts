import type { ExchangeFacts } from '../types.ts';

export const bitstamp: ExchangeFacts = {
  rank: 17,
  id: 'bitstamp',
  name: 'Bitstamp',
  tier: 'C',
  tierReason: 'no read-out of scopes; no testnet; one destructive call revoke_all_api_keys',
  sandbox: {
    testnet: [],
    demo: [],
    ccxt: { setSandboxMode: 'unsafe', sandboxFlag: false, enableDemoTrading: false },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/bitstamp.js',
  },
  credentials: {
    required: ['apiKey', 'secret'],
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/bitstamp.js',
  },
  permissionsEndpoint: { reads: 'nothing', ccxtMethods: [], verified: 'ccxt', source: 'ccxt map' },
  keyManagement: {
    manages: 'revoke all only',
    operations: {
      revokeAll: {
        http: 'POST /api/v2/revoke_all_api_keys/',
        ccxtMethods: ['privatePostRevokeAllApiKeys'],
        note: 'revokes every key of the account: never call automatically',
      },
    },
    sandbox: { answer: 'none' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/bitstamp.js',
  },
  managePages: {
    pages: { live: { url: 'https://www.bitstamp.net/', path: 'Settings > API access' } },
    verified: 'memory',
    source: 'memory',
  },
  expiry: { rules: [], notes: ['none found'], verified: 'memory', source: 'none' },
  formats: {
    fields: {
      apiKey: { pattern: '[A-Za-z0-9]{32}', description: '32 alphanumerics (memory)' },
      secret: { pattern: '[A-Za-z0-9]{32}', description: '32 alphanumerics (memory)' },
    },
    docSamples: [],
    falseFriends: ['MD5-like ids'],
    verified: 'memory',
    source: 'memory',
  },
  healthCheck: {
    methods: { live: 'privatePostAccountBalances' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/bitstamp.js',
  },
};
