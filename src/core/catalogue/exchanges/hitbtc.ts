import type { ExchangeFacts } from '../types.ts';

export const hitbtc: ExchangeFacts = {
  rank: 31,
  id: 'hitbtc',
  name: 'HitBTC',
  tier: 'B',
  tierReason: 'user/api-keys in the ccxt map (fields not read); demo host exists',
  sandbox: {
    testnet: [{ url: 'https://api.demo.hitbtc.com/api/3' }],
    demo: [],
    ccxt: {
      setSandboxMode: 'swaps-urls',
      sandboxFlag: true,
      enableDemoTrading: false,
      testUrls: {
        public: 'https://api.demo.hitbtc.com/api/3',
        private: 'https://api.demo.hitbtc.com/api/3',
      },
    },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/hitbtc.js',
  },
  credentials: {
    required: ['apiKey', 'secret'],
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/hitbtc.js',
  },
  permissionsEndpoint: {
    reads: 'unverified',
    http: 'GET /api/3/user/api-keys',
    ccxtMethods: ['privateGetUserApiKeys'],
    sandbox: { answer: 'unverified' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/hitbtc.js',
  },
  keyManagement: { operations: {}, verified: 'ccxt', source: 'ccxt map' },
  managePages: {
    pages: {
      live: { url: 'https://hitbtc.com/settings/api-keys' },
      testnet: { url: 'https://demo.hitbtc.com/' },
    },
    verified: 'memory',
    source: 'memory',
  },
  expiry: { rules: [], notes: [], verified: 'memory', source: 'none' },
  formats: {
    fields: {
      apiKey: { pattern: '[A-Za-z0-9_-]{32}', description: 'memory' },
      secret: { pattern: '[A-Za-z0-9_-]{32}', description: 'memory' },
    },
    docSamples: [],
    falseFriends: [],
    verified: 'memory',
    source: 'memory',
  },
  healthCheck: {
    methods: { live: 'privateGetSpotBalance', testnet: 'privateGetSpotBalance' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/hitbtc.js',
  },
};
