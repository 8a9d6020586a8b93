import type { ExchangeFacts } from '../types.ts';

export const woofipro: ExchangeFacts = {
  rank: 40,
  id: 'woofipro',
  name: 'WOOFI PRO',
  tier: 'A-unverified',
  tierReason:
    'Orderly keys: key_info, IP restriction, add key (wallet-signed); testnet host; docs not read',
  sandbox: {
    testnet: [{ url: 'https://testnet-api-evm.orderly.org' }],
    demo: [],
    notes: 'same API family: modetrade',
    ccxt: {
      setSandboxMode: 'swaps-urls',
      sandboxFlag: false,
      enableDemoTrading: false,
      testUrls: {
        public: 'https://testnet-api-evm.orderly.org',
        private: 'https://testnet-api-evm.orderly.org',
      },
    },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/woofipro.js',
  },
  credentials: {
    required: ['apiKey', 'secret', 'accountId'],
    notes: 'apiKey ed25519:..., secret ed25519:..., accountId',
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/woofipro.js',
  },
  permissionsEndpoint: {
    reads: 'scopes',
    http: 'GET /v1/client/key_info; GET /v1/client/orderly_key_ip_restriction',
    ccxtMethods: ['v1PrivateGetClientKeyInfo', 'v1PrivateGetClientOrderlyKeyIpRestriction'],
    sandbox: { answer: 'unverified' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/woofipro.js',
  },
  mapping: {
    scopes: {
      read: { permission: 'read', when: "scope has 'read'" },
      'trade.futures': { permission: 'trading', when: "scope has 'trading'" },
      transfer: { permission: 'asset', when: "scope has 'asset'" },
      withdraw: { permission: 'asset', when: "scope has 'asset' (memory)" },
    },
    ipRestricted: 'ip_restriction_list non-empty',
    ipList: 'ip_restriction_list',
    expiresAt: 'expiration (ms)',
    keyId: 'orderly_key',
    verified: 'memory',
    source: 'memory',
  },
  keyManagement: {
    manages: 'self, EVM wallet signature needed',
    operations: {
      create: { ccxtMethods: ['v1PrivatePostOrderlyKey'] },
      ip: { ccxtMethods: ['v1PrivatePostClientSetOrderlyKeyIpRestriction'] },
    },
    callerRights: 'wallet signature (EIP-712)',
    sandbox: { answer: 'unverified' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/woofipro.js',
  },
  managePages: {
    pages: { live: { url: 'https://pro.woofi.com/', path: 'API' } },
    verified: 'memory',
    source: 'memory',
  },
  expiry: {
    rules: [
      {
        kind: 'user-set',
        days: 365,
        conditions: [],
        effect: 'key-invalid',
        text: 'keys are created with an expiration, at most 365 days (memory)',
      },
    ],
    notes: [],
    verified: 'memory',
    source: 'memory',
  },
  formats: {
    fields: {
      apiKey: { pattern: 'ed25519:[1-9A-HJ-NP-Za-km-z]{43,44}', description: 'ed25519: + base58' },
      secret: { pattern: 'ed25519:[1-9A-HJ-NP-Za-km-z]{43,88}', description: 'ed25519: + base58' },
    },
    docSamples: [],
    falseFriends: ['NEAR keys use the same prefix'],
    verified: 'memory',
    source: 'memory',
  },
  healthCheck: {
    methods: { live: 'v1PrivateGetClientKeyInfo', testnet: 'v1PrivateGetClientKeyInfo' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/woofipro.js',
  },
};
