import type { ExchangeFacts } from '../types.ts';

export const phemex: ExchangeFacts = {
  rank: 18,
  id: 'phemex',
  name: 'Phemex',
  tier: 'C',
  tierReason: 'testnet exists but no key-info or key-management endpoint',
  sandbox: {
    testnet: [{ url: 'https://testnet-api.phemex.com' }],
    demo: [],
    ccxt: {
      setSandboxMode: 'swaps-urls',
      sandboxFlag: true,
      enableDemoTrading: false,
      testUrls: {
        v1: 'https://testnet-api.phemex.com/v1',
        v2: 'https://testnet-api.phemex.com',
        public: 'https://testnet-api.phemex.com/exchange/public',
        private: 'https://testnet-api.phemex.com',
      },
    },
    verified: 'docs',
    source: 'ccxt@4.5.84 js/src/phemex.js; github phemex/phemex-api-docs (2024-06-17)',
  },
  credentials: {
    required: ['apiKey', 'secret'],
    names: { apiKey: 'x-phemex-access-token' },
    notes:
      'docs: x-phemex-access-token is the key id; the secret is base64url-decoded before HMAC in the docs text',
    verified: 'docs',
    source: 'phemex-api-docs Public-Contract-API-en.md',
  },
  permissionsEndpoint: {
    reads: 'nothing',
    ccxtMethods: [],
    verified: 'docs',
    source: 'ccxt map and phemex-api-docs',
  },
  keyManagement: { operations: {}, verified: 'docs', source: 'ccxt map and phemex-api-docs' },
  managePages: {
    pages: {
      live: { url: 'https://phemex.com/account/api-management' },
      testnet: { url: 'https://testnet.phemex.com/' },
    },
    verified: 'memory',
    source: 'memory',
  },
  expiry: {
    rules: [
      {
        kind: 'fixed',
        days: 90,
        conditions: ['no-ip-allowlist'],
        effect: 'key-invalid',
        text: 'keys without IP expire after 90 days (memory)',
      },
    ],
    notes: [],
    verified: 'memory',
    source: 'memory',
  },
  formats: {
    fields: {
      apiKey: {
        pattern: '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
        description: 'UUID (memory)',
      },
      secret: { pattern: '[A-Za-z0-9_-]{80,100}', description: 'long base64url (memory)' },
    },
    docSamples: [],
    falseFriends: ['UUIDs; JWT segments'],
    verified: 'memory',
    source: 'memory',
  },
  healthCheck: {
    methods: { live: 'privateGetSpotWallets', testnet: 'privateGetSpotWallets' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/phemex.js',
  },
};
