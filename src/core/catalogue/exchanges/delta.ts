import type { ExchangeFacts } from '../types.ts';

export const delta: ExchangeFacts = {
  rank: 25,
  id: 'delta',
  name: 'Delta Exchange',
  tier: 'C',
  tierReason: 'testnet exists (global and India); only profile readable',
  sandbox: {
    testnet: [
      { url: 'https://testnet-api.delta.exchange', note: 'global' },
      { url: 'https://cdn-ind.testnet.deltaex.org', note: 'India; not in ccxt urls' },
    ],
    demo: [],
    ccxt: {
      setSandboxMode: 'swaps-urls',
      sandboxFlag: false,
      enableDemoTrading: false,
      testUrls: {
        public: 'https://testnet-api.delta.exchange',
        private: 'https://testnet-api.delta.exchange',
      },
    },
    verified: 'docs',
    source: 'ccxt@4.5.84 js/src/delta.js; Python package delta-rest-client',
  },
  credentials: {
    required: ['apiKey', 'secret'],
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/delta.js',
  },
  permissionsEndpoint: { reads: 'nothing', ccxtMethods: [], verified: 'ccxt', source: 'ccxt map' },
  keyManagement: { operations: {}, verified: 'ccxt', source: 'ccxt map' },
  managePages: {
    pages: {
      live: { url: 'https://www.delta.exchange/', path: 'account > API keys' },
      testnet: {
        url: 'https://testnet-global.delta.exchange/',
        alternatives: [{ url: 'https://testnet.delta.exchange/', note: 'India' }],
      },
    },
    verified: 'docs',
    source: 'Python package delta-rest-client',
  },
  expiry: {
    rules: [],
    notes: ['none found; IP whitelist required for trading keys (memory)'],
    verified: 'memory',
    source: 'memory',
  },
  formats: {
    fields: {
      apiKey: { pattern: '[A-Za-z0-9]{30}', description: '30 alphanumerics (memory)' },
      secret: { pattern: '[A-Za-z0-9]{60}', description: '60 alphanumerics (memory)' },
    },
    docSamples: [],
    falseFriends: ['opaque tokens'],
    verified: 'memory',
    source: 'memory',
  },
  healthCheck: {
    methods: { live: 'privateGetProfile', testnet: 'privateGetProfile' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/delta.js',
  },
};
