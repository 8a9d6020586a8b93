import type { ExchangeFacts } from '../types.ts';

export const paradex: ExchangeFacts = {
  rank: 37,
  id: 'paradex',
  name: 'Paradex',
  tier: 'A-unverified',
  tierReason:
    'subkeys and tokens: create/list/delete and CIDR allowlists in the ccxt map, testnet host exists; API docs not read',
  sandbox: {
    testnet: [{ url: 'https://api.testnet.paradex.trade' }],
    demo: [],
    ccxt: {
      setSandboxMode: 'swaps-urls',
      sandboxFlag: true,
      enableDemoTrading: false,
      testUrls: {
        v1: 'https://api.testnet.{hostname}/v1',
        v2: 'https://api.testnet.{hostname}/v2',
      },
    },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/paradex.js',
  },
  credentials: {
    required: ['privateKey', 'walletAddress'],
    names: { walletAddress: 'L1 wallet address', privateKey: 'L1 private key' },
    notes: 'L1 wallet address + private key; L2 key derived',
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/paradex.js',
  },
  permissionsEndpoint: {
    reads: 'scopes',
    http: 'GET /v1/account/keys/subkeys; GET /v1/account/tokens',
    ccxtMethods: ['privateGetAccountKeysSubkeys', 'privateGetAccountTokens'],
    sandbox: { answer: 'unverified' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/paradex.js',
  },
  keyManagement: {
    manages: 'self',
    operations: {
      create: { ccxtMethods: ['privatePostAccountKeysSubkeys', 'privatePostAccountTokens'] },
      list: { ccxtMethods: ['privateGetAccountKeysSubkeys'] },
      ip: { ccxtMethods: ['privatePutAccountKeysSubkeysPublicKeyAllowedCidrs'] },
      delete: {
        ccxtMethods: [
          'privateDeleteAccountKeysSubkeysPublicKey',
          'privateDeleteAccountTokensLookupId',
        ],
      },
    },
    callerRights: 'main account key (memory)',
    sandbox: { answer: 'unverified' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/paradex.js',
  },
  managePages: {
    pages: {
      live: { url: 'https://app.paradex.trade/', path: 'Key Management' },
      testnet: { url: 'https://app.testnet.paradex.trade/' },
    },
    verified: 'memory',
    source: 'memory',
  },
  expiry: { rules: [], notes: [], verified: 'memory', source: 'none' },
  formats: {
    fields: { privateKey: { pattern: '0x[0-9a-fA-F]{60,64}', description: 'private key' } },
    docSamples: [],
    falseFriends: ['transaction hashes'],
    publicPart: 'StarkNet public key',
    verified: 'memory',
    source: 'memory',
  },
  healthCheck: {
    methods: { live: 'privateGetAccount', testnet: 'privateGetAccount' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/paradex.js',
  },
};
