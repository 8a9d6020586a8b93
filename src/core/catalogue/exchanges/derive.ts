import type { ExchangeFacts } from '../types.ts';

export const derive: ExchangeFacts = {
  rank: 39,
  id: 'derive',
  name: 'Derive',
  tier: 'A-unverified',
  tierReason:
    'session keys: register/edit/list/deregister in the ccxt map; demo host; docs not read',
  sandbox: {
    testnet: [{ url: 'https://api-demo.lyra.finance' }],
    demo: [],
    ccxt: {
      setSandboxMode: 'swaps-urls',
      sandboxFlag: true,
      enableDemoTrading: false,
      testUrls: {
        public: 'https://api-demo.lyra.finance/public',
        private: 'https://api-demo.lyra.finance/private',
      },
    },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/derive.js',
  },
  credentials: {
    required: ['privateKey', 'walletAddress'],
    names: { privateKey: 'session private key' },
    notes: 'walletAddress + session private key',
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/derive.js',
  },
  permissionsEndpoint: {
    reads: 'scopes',
    http: 'POST private/session_keys',
    ccxtMethods: ['privatePostSessionKeys'],
    sandbox: { answer: 'unverified' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/derive.js',
  },
  keyManagement: {
    manages: 'self',
    operations: {
      create: {
        ccxtMethods: ['privatePostRegisterScopedSessionKey', 'publicPostRegisterSessionKey'],
      },
      update: { ccxtMethods: ['privatePostEditSessionKey'] },
      delete: { ccxtMethods: ['publicPostDeregisterSessionKey'] },
    },
    callerRights: 'owner wallet signature',
    sandbox: { answer: 'unverified' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/derive.js',
  },
  managePages: {
    pages: { live: { url: 'https://www.derive.xyz/', path: 'Developers' } },
    verified: 'memory',
    source: 'memory',
  },
  expiry: {
    rules: [
      {
        kind: 'user-set',
        conditions: [],
        effect: 'key-invalid',
        text: 'session keys carry an expiry (memory)',
      },
    ],
    notes: [],
    verified: 'memory',
    source: 'memory',
  },
  formats: {
    fields: {
      walletAddress: { pattern: '0x[0-9a-fA-F]{40}', description: 'wallet (public)' },
      privateKey: { pattern: '0x[0-9a-fA-F]{64}', description: 'EVM private key' },
    },
    docSamples: [],
    falseFriends: ['transaction hashes'],
    verified: 'memory',
    source: 'memory',
  },
  healthCheck: {
    methods: { live: 'privatePostSessionKeys', testnet: 'privatePostSessionKeys' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/derive.js',
  },
};
