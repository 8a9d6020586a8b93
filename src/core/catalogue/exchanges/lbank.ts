import type { ExchangeFacts } from '../types.ts';

export const lbank: ExchangeFacts = {
  rank: 32,
  id: 'lbank',
  name: 'LBank',
  tier: 'B',
  tierReason: 'api_Restrictions read-out in the ccxt map (fields from memory)',
  sandbox: {
    testnet: [],
    demo: [],
    ccxt: { setSandboxMode: 'unsafe', sandboxFlag: false, enableDemoTrading: false },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/lbank.js',
  },
  credentials: {
    required: ['apiKey', 'secret'],
    notes: 'secret may be an RSA private key (ccxt builds the PEM) or HMAC',
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/lbank.js',
  },
  permissionsEndpoint: {
    reads: 'scopes',
    http: 'POST /v2/supplement/api_Restrictions.do',
    ccxtMethods: ['spotPrivatePostSupplementApiRestrictions'],
    needs: 'read',
    sandbox: { answer: 'none' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/lbank.js',
  },
  mapping: {
    scopes: {
      read: { permission: 'enableReading', when: 'enableReading' },
      'trade.spot': { permission: 'enableSpotTrading', when: 'enableSpotTrading' },
      withdraw: { permission: 'enableWithdrawals', when: 'enableWithdrawals' },
    },
    ipRestricted: 'ipRestrict',
    createdAt: 'createTime',
    verified: 'memory',
    source: 'memory',
  },
  keyManagement: { operations: {}, verified: 'ccxt', source: 'ccxt map' },
  managePages: {
    pages: { live: { url: 'https://www.lbank.com/', path: 'API management' } },
    verified: 'memory',
    source: 'memory',
  },
  expiry: { rules: [], notes: [], verified: 'memory', source: 'none' },
  formats: {
    fields: {
      apiKey: {
        pattern: '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
        description: 'UUID (memory)',
      },
      secret: { description: '32 hex or RSA base64 (memory)' },
    },
    docSamples: [],
    falseFriends: ['UUIDs'],
    verified: 'memory',
    source: 'memory',
  },
  healthCheck: {
    methods: { live: 'spotPrivatePostSupplementApiRestrictions' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/lbank.js',
  },
};
