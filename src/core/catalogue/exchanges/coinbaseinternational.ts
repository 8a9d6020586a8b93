import type { ExchangeFacts } from '../types.ts';

export const coinbaseinternational: ExchangeFacts = {
  rank: 45,
  id: 'coinbaseinternational',
  name: 'Coinbase International',
  tier: 'C',
  tierReason: 'nothing in the ccxt map about keys',
  sandbox: {
    testnet: [{ url: 'https://api-n5e1.coinbase.com/api' }],
    demo: [],
    notes: 'institutional',
    ccxt: {
      setSandboxMode: 'swaps-urls',
      sandboxFlag: true,
      enableDemoTrading: false,
      testUrls: { rest: 'https://api-n5e1.coinbase.com/api' },
    },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/coinbaseinternational.js',
  },
  credentials: {
    required: ['apiKey', 'secret', 'password'],
    notes: 'institutional',
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/coinbaseinternational.js',
  },
  permissionsEndpoint: { reads: 'nothing', ccxtMethods: [], verified: 'ccxt', source: 'ccxt map' },
  keyManagement: { operations: {}, verified: 'ccxt', source: 'ccxt map' },
  managePages: { pages: {}, verified: 'memory', source: 'not researched' },
  expiry: { rules: [], notes: [], verified: 'memory', source: 'not researched' },
  formats: {
    fields: { apiKey: { description: 'not researched' }, secret: { description: 'institutional' } },
    docSamples: [],
    falseFriends: [],
    verified: 'memory',
    source: 'not researched',
  },
  healthCheck: {
    methods: { live: 'fetchBalance', testnet: 'fetchBalance' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/coinbaseinternational.js',
  },
};
