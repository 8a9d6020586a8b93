import type { ExchangeFacts } from '../types.ts';

export const xt: ExchangeFacts = {
  rank: 33,
  id: 'xt',
  name: 'XT',
  tier: 'B',
  tierReason:
    'user/account/api-key get/post/put/delete are in the ccxt map; docs not read, so purpose (own or sub-user keys) is unverified',
  sandbox: {
    testnet: [],
    demo: [],
    ccxt: { setSandboxMode: 'unsafe', sandboxFlag: false, enableDemoTrading: false },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/xt.js',
  },
  credentials: {
    required: ['apiKey', 'secret'],
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/xt.js',
  },
  permissionsEndpoint: {
    reads: 'unverified',
    http: 'GET user/account/api-key',
    ccxtMethods: ['privateUserGetUserAccountApiKey'],
    sandbox: { answer: 'none' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/xt.js',
  },
  keyManagement: {
    manages: 'unverified',
    operations: {
      create: { ccxtMethods: ['privateUserPostUserAccountApiKey'] },
      update: { ccxtMethods: ['privateUserPutUserAccountApiKey'] },
      delete: { ccxtMethods: ['privateUserDeleteUserAccountApiKeyId'] },
    },
    sandbox: { answer: 'none' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/xt.js',
  },
  managePages: {
    pages: { live: { url: 'https://www.xt.com/', path: 'account > API' } },
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
      secret: { pattern: '[0-9a-f]{40}', description: '40 hex (memory)' },
    },
    docSamples: [],
    falseFriends: ['UUIDs; git SHA-1'],
    verified: 'memory',
    source: 'memory',
  },
  healthCheck: {
    methods: { live: 'fetchBalance' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/xt.js',
  },
};
