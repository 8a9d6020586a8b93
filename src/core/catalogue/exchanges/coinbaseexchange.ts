import type { ExchangeFacts } from '../types.ts';

export const coinbaseexchange: ExchangeFacts = {
  rank: 21,
  id: 'coinbaseexchange',
  name: 'Coinbase Exchange',
  tier: 'C',
  tierReason: 'sandbox with real auth but no key-info endpoint in ccxt',
  sandbox: {
    testnet: [{ url: 'https://api-public.sandbox.exchange.coinbase.com' }],
    demo: [],
    ccxt: {
      setSandboxMode: 'swaps-urls',
      sandboxFlag: false,
      enableDemoTrading: false,
      testUrls: {
        public: 'https://api-public.sandbox.exchange.coinbase.com',
        private: 'https://api-public.sandbox.exchange.coinbase.com',
      },
    },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/coinbaseexchange.js',
  },
  credentials: {
    required: ['apiKey', 'secret', 'password'],
    names: { password: 'passphrase' },
    notes: 'password = passphrase',
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/coinbaseexchange.js',
  },
  permissionsEndpoint: { reads: 'nothing', ccxtMethods: [], verified: 'ccxt', source: 'ccxt map' },
  keyManagement: { operations: {}, verified: 'ccxt', source: 'ccxt map' },
  managePages: {
    pages: {
      live: { url: 'https://exchange.coinbase.com/apikeys' },
      testnet: { url: 'https://public.sandbox.exchange.coinbase.com/', path: 'profile > API' },
    },
    verified: 'memory',
    source: 'memory',
  },
  expiry: { rules: [], notes: ['none found'], verified: 'memory', source: 'none' },
  formats: {
    fields: {
      apiKey: { pattern: '[0-9a-f]{32}', description: '32 hex (memory)' },
      secret: { pattern: '[A-Za-z0-9+/]{86}==', description: '88 base64 (memory)' },
    },
    docSamples: [],
    falseFriends: ['MD5; any 64-byte base64'],
    verified: 'memory',
    source: 'memory',
  },
  healthCheck: {
    methods: { live: 'privateGetAccounts', testnet: 'privateGetAccounts' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/coinbaseexchange.js',
  },
};
