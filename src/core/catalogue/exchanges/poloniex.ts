import type { ExchangeFacts } from '../types.ts';

export const poloniex: ExchangeFacts = {
  rank: 44,
  id: 'poloniex',
  name: 'Poloniex',
  tier: 'C',
  tierReason: 'nothing in the ccxt map about keys',
  sandbox: {
    testnet: [{ url: 'https://sand-spot-api-gateway.poloniex.com' }],
    demo: [],
    ccxt: {
      setSandboxMode: 'swaps-urls',
      sandboxFlag: true,
      enableDemoTrading: false,
      testUrls: { spot: 'https://sand-spot-api-gateway.poloniex.com' },
    },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/poloniex.js',
  },
  credentials: {
    required: ['apiKey', 'secret'],
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/poloniex.js',
  },
  permissionsEndpoint: { reads: 'nothing', ccxtMethods: [], verified: 'ccxt', source: 'ccxt map' },
  keyManagement: { operations: {}, verified: 'ccxt', source: 'ccxt map' },
  managePages: { pages: {}, verified: 'memory', source: 'not researched' },
  expiry: { rules: [], notes: [], verified: 'memory', source: 'not researched' },
  formats: {
    fields: {
      apiKey: { description: 'not researched' },
      secret: { description: 'not researched' },
    },
    docSamples: [],
    falseFriends: [],
    verified: 'memory',
    source: 'not researched',
  },
  healthCheck: {
    methods: { live: 'fetchBalance', testnet: 'fetchBalance' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/poloniex.js',
  },
};
