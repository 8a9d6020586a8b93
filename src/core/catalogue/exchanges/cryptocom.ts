import type { ExchangeFacts } from '../types.ts';

export const cryptocom: ExchangeFacts = {
  rank: 13,
  id: 'cryptocom',
  name: 'Crypto.com',
  tier: 'C',
  tierReason: 'no key-info endpoint in ccxt map; UAT sandbox is for approved clients',
  sandbox: {
    testnet: [{ url: 'https://uat-api.3ona.co/exchange/v1' }],
    demo: [],
    ccxt: {
      setSandboxMode: 'swaps-urls',
      sandboxFlag: true,
      enableDemoTrading: false,
      testUrls: {
        v1: 'https://uat-api.3ona.co/exchange/v1',
        v2: 'https://uat-api.3ona.co/v2',
        derivatives: 'https://uat-api.3ona.co/v2',
      },
    },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/cryptocom.js',
  },
  credentials: {
    required: ['apiKey', 'secret'],
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/cryptocom.js',
  },
  permissionsEndpoint: {
    reads: 'nothing',
    ccxtMethods: [],
    verified: 'ccxt',
    source: 'none in the ccxt api map; the exchange docs were not read',
  },
  keyManagement: { operations: {}, verified: 'ccxt', source: 'ccxt map' },
  managePages: {
    pages: { live: { url: 'https://crypto.com/exchange/user/settings/api-management' } },
    verified: 'memory',
    source: 'memory',
  },
  expiry: {
    rules: [],
    notes: ['IP whitelist is mandatory for withdrawal-enabled keys (memory)'],
    verified: 'memory',
    source: 'memory',
  },
  formats: {
    fields: {
      apiKey: { pattern: '[A-Za-z0-9]{22}', description: '22 alphanumerics (memory)' },
      secret: {
        pattern: 'cxakp_[A-Za-z0-9]{22}',
        description: 'prefix cxakp_ on newer secrets (memory)',
      },
    },
    docSamples: [],
    falseFriends: ['22 alphanumerics: base62 ids'],
    verified: 'memory',
    source: 'memory',
  },
  healthCheck: {
    methods: {
      live: 'v1PrivatePostPrivateUserBalance',
      testnet: 'v1PrivatePostPrivateUserBalance',
    },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/cryptocom.js',
  },
};
