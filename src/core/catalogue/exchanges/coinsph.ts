import type { ExchangeFacts } from '../types.ts';

export const coinsph: ExchangeFacts = {
  rank: 34,
  id: 'coinsph',
  name: 'Coins.ph',
  tier: 'B',
  tierReason: 'api-keys and sub-account IP restriction in the ccxt map; fields not read',
  sandbox: {
    testnet: [],
    demo: [],
    ccxt: { setSandboxMode: 'unsafe', sandboxFlag: false, enableDemoTrading: false },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/coinsph.js',
  },
  credentials: {
    required: ['apiKey', 'secret'],
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/coinsph.js',
  },
  permissionsEndpoint: {
    reads: 'unverified',
    http: 'GET /openapi/v1/api-keys',
    ccxtMethods: ['privateGetOpenapiV1ApiKeys'],
    sandbox: { answer: 'none', note: 'no testnet in ccxt' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/coinsph.js',
  },
  keyManagement: { operations: {}, verified: 'ccxt', source: 'ccxt@4.5.84 js/src/coinsph.js' },
  managePages: {
    pages: { live: { url: 'https://www.pro.coins.ph/', path: 'API management' } },
    verified: 'memory',
    source: 'memory',
  },
  expiry: { rules: [], notes: [], verified: 'memory', source: 'none' },
  formats: {
    fields: {
      apiKey: { pattern: '[A-Za-z0-9]{64}', description: '64 alphanumerics as Binance (memory)' },
      secret: { pattern: '[A-Za-z0-9]{64}', description: 'memory' },
    },
    docSamples: [],
    falseFriends: ['Binance keys'],
    verified: 'memory',
    source: 'memory',
  },
  healthCheck: {
    methods: { live: 'privateGetOpenapiV1Account' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/coinsph.js',
  },
};
