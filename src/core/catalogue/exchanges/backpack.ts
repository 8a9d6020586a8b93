import type { ExchangeFacts } from '../types.ts';

export const backpack: ExchangeFacts = {
  rank: 41,
  id: 'backpack',
  name: 'Backpack',
  tier: 'C',
  tierReason: 'nothing in the ccxt map about keys',
  sandbox: {
    testnet: [],
    demo: [],
    notes: 'Ed25519 key pair, base64 44 characters each (memory)',
    ccxt: { setSandboxMode: 'unsafe', sandboxFlag: false, enableDemoTrading: false },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/backpack.js',
  },
  credentials: {
    required: ['apiKey', 'secret'],
    notes: 'Ed25519 key pair, base64 44 characters each (memory)',
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/backpack.js',
  },
  permissionsEndpoint: { reads: 'nothing', ccxtMethods: [], verified: 'ccxt', source: 'ccxt map' },
  keyManagement: { operations: {}, verified: 'ccxt', source: 'ccxt map' },
  managePages: { pages: {}, verified: 'memory', source: 'not researched' },
  expiry: { rules: [], notes: [], verified: 'memory', source: 'not researched' },
  formats: {
    fields: {
      apiKey: { description: 'not researched' },
      secret: { description: 'Ed25519 key pair, base64 44 characters each (memory)' },
    },
    docSamples: [],
    falseFriends: [],
    verified: 'memory',
    source: 'not researched',
  },
  healthCheck: {
    methods: { live: 'privateGetApiV1Account' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/backpack.js',
  },
};
