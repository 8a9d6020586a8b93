import type { ExchangeFacts } from '../types.ts';

export const hashkey: ExchangeFacts = {
  rank: 35,
  id: 'hashkey',
  name: 'HashKey Global',
  tier: 'C',
  tierReason: 'checkApiKey says the key works / account type; no scopes (memory)',
  sandbox: {
    testnet: [{ url: 'https://api-glb.sim.hashkeydev.com' }],
    demo: [],
    ccxt: {
      setSandboxMode: 'swaps-urls',
      sandboxFlag: false,
      enableDemoTrading: false,
      testUrls: {
        public: 'https://api-glb.sim.hashkeydev.com',
        private: 'https://api-glb.sim.hashkeydev.com',
      },
    },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/hashkey.js',
  },
  credentials: {
    required: ['apiKey', 'secret'],
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/hashkey.js',
  },
  permissionsEndpoint: {
    reads: 'key-check-only',
    http: 'GET /api/v1/account/checkApiKey',
    ccxtMethods: ['privateGetApiV1AccountCheckApiKey'],
    sandbox: { answer: 'unverified' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/hashkey.js',
  },
  keyManagement: { operations: {}, verified: 'ccxt', source: 'ccxt map' },
  managePages: { pages: {}, verified: 'memory', source: 'not found' },
  expiry: { rules: [], notes: [], verified: 'memory', source: 'none' },
  formats: {
    fields: {
      apiKey: { pattern: '[A-Za-z0-9]{64}', description: '64 alphanumerics (memory)' },
      secret: { pattern: '[A-Za-z0-9]{64}', description: 'memory' },
    },
    docSamples: [],
    falseFriends: ['Binance keys'],
    verified: 'memory',
    source: 'memory',
  },
  healthCheck: {
    methods: {
      live: 'privateGetApiV1AccountCheckApiKey',
      testnet: 'privateGetApiV1AccountCheckApiKey',
    },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/hashkey.js',
  },
};
