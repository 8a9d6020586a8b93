import type { ExchangeFacts } from '../types.ts';

export const bitflyer: ExchangeFacts = {
  rank: 29,
  id: 'bitflyer',
  name: 'bitFlyer',
  tier: 'B',
  tierReason: 'getpermissions lists the API paths the key may call',
  sandbox: {
    testnet: [],
    demo: [],
    ccxt: { setSandboxMode: 'unsafe', sandboxFlag: false, enableDemoTrading: false },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/bitflyer.js',
  },
  credentials: {
    required: ['apiKey', 'secret'],
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/bitflyer.js',
  },
  permissionsEndpoint: {
    reads: 'scopes',
    http: 'GET /v1/me/getpermissions',
    ccxtMethods: ['privateGetGetpermissions'],
    needs: 'valid key',
    sandbox: { answer: 'none' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/bitflyer.js',
  },
  mapping: {
    scopes: {
      read: { permission: '/v1/me/getbalance', when: "array has '/v1/me/getbalance'" },
      'trade.spot': { permission: '/v1/me/sendchildorder', when: "has '/v1/me/sendchildorder'" },
      'trade.futures': { permission: '/v1/me/sendchildorder', when: "has '/v1/me/sendchildorder'" },
      withdraw: {
        permission: '/v1/me/withdraw',
        when: "has '/v1/me/withdraw' | '/v1/me/sendcoin'",
      },
    },
    verified: 'memory',
    source: 'memory',
  },
  keyManagement: { operations: {}, verified: 'ccxt', source: 'ccxt map' },
  managePages: {
    pages: { live: { url: 'https://lightning.bitflyer.com/developer' } },
    verified: 'memory',
    source: 'memory',
  },
  expiry: { rules: [], notes: [], verified: 'memory', source: 'none' },
  formats: {
    fields: {
      apiKey: { pattern: '[A-Za-z0-9]{22}', description: 'memory' },
      secret: { pattern: '[A-Za-z0-9+/]{43}=', description: '44 base64 (memory)' },
    },
    docSamples: [],
    falseFriends: ['32-byte base64 values'],
    verified: 'memory',
    source: 'memory',
  },
  healthCheck: {
    methods: { live: 'privateGetGetpermissions' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/bitflyer.js',
  },
};
