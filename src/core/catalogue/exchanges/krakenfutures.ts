import type { ExchangeFacts } from '../types.ts';

export const krakenfutures: ExchangeFacts = {
  rank: 6,
  id: 'krakenfutures',
  name: 'Kraken Futures',
  tier: 'B',
  tierReason:
    'a key-check endpoint with permissions/IP/createdAt exists but is not in the ccxt map; demo environment exists for trading',
  sandbox: {
    testnet: [{ url: 'https://demo-futures.kraken.com' }],
    demo: [],
    notes: 'demo keys are separate',
    ccxt: {
      setSandboxMode: 'swaps-urls',
      sandboxFlag: true,
      enableDemoTrading: false,
      testUrls: {
        public: 'https://demo-futures.kraken.com/derivatives/api/',
        private: 'https://demo-futures.kraken.com/derivatives/api/',
        charts: 'https://demo-futures.kraken.com/api/charts/',
        history: 'https://demo-futures.kraken.com/api/history/',
        www: 'https://demo-futures.kraken.com',
      },
    },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/krakenfutures.js',
  },
  credentials: {
    required: ['apiKey', 'secret'],
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/krakenfutures.js',
  },
  permissionsEndpoint: {
    reads: 'scopes',
    http: 'GET https://futures.kraken.com/api/auth/v1/api-keys/v3/check',
    ccxtMethods: [],
    needs: 'any permissions',
    sandbox: { answer: 'unverified' },
    verified: 'docs',
    source:
      'https://docs.kraken.com/api/docs/futures-api/auth/check-v-3-api-key (copy in github qiuham/crypto-api-docs, snapshot 2026-06-28)',
  },
  mapping: {
    scopes: {
      read: {
        permission: 'general: READ_ONLY',
        when: 'permissions.general in READ_ONLY|FULL_ACCESS',
      },
      'trade.futures': {
        permission: 'general: FULL_ACCESS',
        when: 'permissions.general == FULL_ACCESS',
      },
      transfer: {
        permission: 'transfer: FULL_ACCESS',
        when: 'permissions.transfer == FULL_ACCESS',
      },
      withdraw: {
        permission: 'transfer: FULL_ACCESS',
        when: 'permissions.transfer == FULL_ACCESS',
      },
    },
    ipRestricted: 'allowedCidrBlocks.length>0',
    ipList: 'allowedCidrBlocks',
    createdAt: 'createdAt (ISO)',
    keyId: 'accountUid',
    verified: 'docs',
    source:
      'https://docs.kraken.com/api/docs/futures-api/auth/check-v-3-api-key (copy in github qiuham/crypto-api-docs, snapshot 2026-06-28)',
  },
  keyManagement: { operations: {}, verified: 'docs', source: 'docs list only the check endpoint' },
  managePages: {
    pages: {
      live: { url: 'https://futures.kraken.com', path: 'Settings > Create Key' },
      testnet: { url: 'https://demo-futures.kraken.com', path: 'Settings > API' },
    },
    verified: 'memory',
    source: 'github krakenfx/kraken-cli README (live); demo: memory',
  },
  expiry: { rules: [], notes: [], verified: 'memory', source: 'none found' },
  formats: {
    fields: {
      apiKey: { pattern: '[A-Za-z0-9+/]{56}', description: '56 base64' },
      secret: {
        pattern: '[A-Za-z0-9+/]{86}==',
        description: '88 base64 (memory)',
        verified: 'memory',
      },
    },
    docSamples: ['Gom9BsP75m41c9fuY6oJk/unMWaDZjYIcTP4/5kqPvtzdbj5JU5/Fyeb'],
    falseFriends: ['as kraken'],
    verified: 'docs',
    source:
      'https://docs.kraken.com/api/docs/futures-api/auth/check-v-3-api-key (copy in github qiuham/crypto-api-docs, snapshot 2026-06-28) (key); secret: memory',
  },
  healthCheck: {
    methods: { live: 'privateGetAccounts', testnet: 'privateGetAccounts' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/krakenfutures.js',
  },
};
