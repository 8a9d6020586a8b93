import type { ExchangeFacts } from '../types.ts';

export const pacifica: ExchangeFacts = {
  rank: 38,
  id: 'pacifica',
  name: 'Pacifica',
  tier: 'A-unverified',
  tierReason:
    'api-key create/revoke/list and agent wallets with IP whitelist in the ccxt map; test host exists; docs not read',
  sandbox: {
    testnet: [{ url: 'https://test-api.pacifica.fi' }],
    demo: [],
    ccxt: {
      setSandboxMode: 'swaps-urls',
      sandboxFlag: true,
      enableDemoTrading: false,
      testUrls: { public: 'https://test-api.{hostname}', private: 'https://test-api.{hostname}' },
    },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/pacifica.js',
  },
  credentials: {
    required: ['privateKey'],
    notes: 'privateKey (Solana)',
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/pacifica.js',
  },
  permissionsEndpoint: {
    reads: 'unverified',
    http: 'POST account/api_keys, agent/list, agent/ip_whitelist/list',
    ccxtMethods: ['privatePostAccountApiKeys', 'privatePostAgentIpWhitelistList'],
    needs: 'signature',
    sandbox: { answer: 'unverified' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/pacifica.js',
  },
  keyManagement: {
    manages: 'self',
    operations: {
      create: { ccxtMethods: ['privatePostAccountApiKeysCreate', 'privatePostAgentBind'] },
      list: { ccxtMethods: ['privatePostAccountApiKeys', 'privatePostAgentList'] },
      ip: { ccxtMethods: ['privatePostAgentIpWhitelistAdd'] },
      delete: { ccxtMethods: ['privatePostAccountApiKeysRevoke', 'privatePostAgentRevoke'] },
    },
    callerRights: 'main wallet',
    sandbox: { answer: 'unverified' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/pacifica.js',
  },
  managePages: {
    pages: {
      live: { url: 'https://app.pacifica.fi/' },
      testnet: { url: 'https://test-app.pacifica.fi/' },
    },
    verified: 'memory',
    source: 'memory',
  },
  expiry: { rules: [], notes: [], verified: 'memory', source: 'none' },
  formats: {
    fields: {
      privateKey: {
        pattern: '[1-9A-HJ-NP-Za-km-z]{87,88}',
        description: 'Solana secret key base58',
      },
    },
    docSamples: [],
    falseFriends: ['Solana transaction signatures have the same shape'],
    publicPart: 'base58',
    verified: 'memory',
    source: 'memory',
  },
  healthCheck: {
    methods: { live: 'fetchBalance', testnet: 'fetchBalance' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/pacifica.js',
  },
};
