import type { ExchangeFacts } from '../types.ts';

export const bitso: ExchangeFacts = {
  rank: 42,
  id: 'bitso',
  name: 'Bitso',
  tier: 'C',
  tierReason: 'nothing in the ccxt map about keys',
  sandbox: {
    testnet: [{ url: 'https://stage.bitso.com/api' }],
    demo: [],
    ccxt: {
      setSandboxMode: 'swaps-urls',
      sandboxFlag: false,
      enableDemoTrading: false,
      testUrls: { rest: 'https://stage.bitso.com/api' },
    },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/bitso.js',
  },
  credentials: {
    required: ['apiKey', 'secret'],
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/bitso.js',
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
    methods: { live: 'privateGetAccountStatus', testnet: 'privateGetAccountStatus' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/bitso.js',
  },
};
