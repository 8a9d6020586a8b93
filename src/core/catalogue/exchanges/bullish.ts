import type { ExchangeFacts } from '../types.ts';

export const bullish: ExchangeFacts = {
  rank: 46,
  id: 'bullish',
  name: 'Bullish',
  tier: 'C',
  tierReason: 'nothing in the ccxt map about keys',
  sandbox: {
    testnet: [{ url: 'https://api.simnext.bullish-test.com/trading-api' }],
    demo: [],
    notes: 'institutional',
    ccxt: {
      setSandboxMode: 'swaps-urls',
      sandboxFlag: false,
      enableDemoTrading: false,
      testUrls: {
        public: 'https://api.simnext.bullish-test.com/trading-api',
        private: 'https://api.simnext.bullish-test.com/trading-api',
      },
    },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/bullish.js',
  },
  credentials: {
    required: ['apiKey', 'secret'],
    notes: 'institutional',
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/bullish.js',
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
    source: 'ccxt@4.5.84 js/src/bullish.js',
  },
};
