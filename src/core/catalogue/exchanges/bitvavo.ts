import type { ExchangeFacts } from '../types.ts';

export const bitvavo: ExchangeFacts = {
  rank: 30,
  id: 'bitvavo',
  name: 'Bitvavo',
  tier: 'B',
  tierReason: 'GET /account lists capabilities (memory: of the key/account)',
  sandbox: {
    testnet: [],
    demo: [],
    ccxt: { setSandboxMode: 'unsafe', sandboxFlag: false, enableDemoTrading: false },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/bitvavo.js',
  },
  credentials: {
    required: ['apiKey', 'secret'],
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/bitvavo.js',
  },
  permissionsEndpoint: {
    reads: 'unverified',
    http: 'GET /v2/account',
    ccxtMethods: ['privateGetAccount'],
    needs: 'view',
    sandbox: { answer: 'none' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/bitvavo.js',
  },
  mapping: {
    scopes: {
      read: { when: 'true' },
      'trade.spot': { when: "capabilities has 'buy'&&'sell'" },
      withdraw: {
        permission: 'withdrawCrypto',
        when: "capabilities has 'withdrawCrypto'|'withdrawFiat'",
      },
    },
    caveat: 'may be account level',
    verified: 'memory',
    source: 'memory',
  },
  keyManagement: { operations: {}, verified: 'ccxt', source: 'ccxt map' },
  managePages: {
    pages: { live: { url: 'https://account.bitvavo.com/user/api' } },
    verified: 'memory',
    source: 'memory',
  },
  expiry: { rules: [], notes: [], verified: 'memory', source: 'none' },
  formats: {
    fields: {
      apiKey: { pattern: '[0-9a-f]{64}', description: '64 hex (memory)' },
      secret: { pattern: '[0-9a-f]{128}', description: '128 hex (memory)' },
    },
    docSamples: [],
    falseFriends: ['SHA-256 / SHA-512 hex'],
    verified: 'memory',
    source: 'memory',
  },
  healthCheck: {
    methods: { live: 'privateGetAccount' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/bitvavo.js',
  },
};
