import type { ExchangeFacts } from '../types.ts';

export const woo: ExchangeFacts = {
  rank: 24,
  id: 'woo',
  name: 'WOO X',
  tier: 'B',
  tierReason:
    'account/credentials exists in the ccxt map; its fields could not be read; staging host for tests',
  sandbox: {
    testnet: [{ url: 'https://api.staging.woox.io' }],
    demo: [],
    ccxt: {
      setSandboxMode: 'swaps-urls',
      sandboxFlag: true,
      enableDemoTrading: false,
      testUrls: {
        pub: 'https://api-pub.staging.woox.io',
        public: 'https://api.staging.woox.io',
        private: 'https://api.staging.woox.io',
      },
    },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/woo.js',
  },
  credentials: {
    required: ['apiKey', 'secret'],
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/woo.js',
  },
  permissionsEndpoint: {
    reads: 'unverified',
    http: 'GET /v3/account/credentials; GET /v1/sub_account/ip_restriction',
    ccxtMethods: ['v3PrivateGetAccountCredentials', 'v1PrivateGetSubAccountIpRestriction'],
    sandbox: { answer: 'unverified' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/woo.js',
  },
  keyManagement: { operations: {}, verified: 'ccxt', source: 'ccxt@4.5.84 js/src/woo.js' },
  managePages: {
    pages: {
      live: { url: 'https://woox.io/', path: 'account > API' },
      testnet: { url: 'https://x.staging.woo.org/' },
    },
    verified: 'memory',
    source: 'memory',
  },
  expiry: { rules: [], notes: [], verified: 'memory', source: 'none' },
  formats: {
    fields: {
      apiKey: { pattern: '[A-Za-z0-9+/]{22}==', description: '24 base64 (memory)' },
      secret: { pattern: '[A-Z0-9]{28,32}', description: 'memory' },
    },
    docSamples: [],
    falseFriends: ['16-byte base64 values'],
    verified: 'memory',
    source: 'memory',
  },
  healthCheck: {
    methods: { live: 'v3PrivateGetAccountInfo', testnet: 'v3PrivateGetAccountInfo' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/woo.js',
  },
};
