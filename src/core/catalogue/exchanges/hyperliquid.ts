import type { ExchangeFacts } from '../types.ts';

export const hyperliquid: ExchangeFacts = {
  rank: 20,
  id: 'hyperliquid',
  name: 'Hyperliquid',
  tier: 'A',
  tierReason:
    'agent (API) wallets are approved by one signed action, also on testnet; extraAgents reads name and validUntil without auth; needs the MAIN wallet key and own EIP-712 code (ccxt has no approveAgent)',
  sandbox: {
    testnet: [{ url: 'https://api.hyperliquid-testnet.xyz' }],
    demo: [],
    ccxt: {
      setSandboxMode: 'swaps-urls',
      sandboxFlag: true,
      enableDemoTrading: false,
      testUrls: {
        public: 'https://api.hyperliquid-testnet.xyz',
        private: 'https://api.hyperliquid-testnet.xyz',
      },
    },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/hyperliquid.js',
  },
  credentials: {
    required: ['privateKey', 'walletAddress'],
    names: { walletAddress: 'main account address', privateKey: 'agent (API wallet) key' },
    notes: 'walletAddress = main account, privateKey = agent (API wallet) key',
    verified: 'docs',
    source:
      'ccxt@4.5.84 js/src/hyperliquid.js; github hyperliquid-dex/hyperliquid-python-sdk README',
  },
  permissionsEndpoint: {
    reads: 'scopes',
    http: 'POST /info {"type":"extraAgents","user":<main address>}; {"type":"userRole","user":<agent>}',
    ccxtMethods: ['publicPostInfo'],
    needs: 'none (public)',
    sandbox: { answer: 'yes' },
    verified: 'docs',
    source:
      'hyperliquid-python-sdk hyperliquid/info.py extra_agents (2026-04-14); goldrush.dev extraAgents page',
    secondHand: true,
  },
  mapping: {
    scopes: {
      read: { when: 'true (public chain data)' },
      'trade.spot': { when: 'true if listed in extraAgents' },
      'trade.futures': { when: 'true if listed' },
      transfer: { when: 'false for agents (true if privateKey is the main wallet)' },
      withdraw: { when: 'false for agents (true if privateKey is the main wallet: flag loudly)' },
    },
    ipRestricted: 'false (no such feature)',
    expiresAt: 'validUntil (ms)',
    keyId: 'name / address',
    verified: 'docs',
    source:
      'sdk examples: "Agents do not have permission to perform withdrawals / internal transfers"',
  },
  keyManagement: {
    manages: 'self via main wallet signature',
    operations: {
      create: {
        http: 'POST /exchange action approveAgent',
        ccxtMethods: ['privatePostExchange'],
        note: 'action must be EIP-712 signed by the main wallet; agent key generated locally (0x + 64 hex)',
      },
      delete: { ccxtMethods: [], note: 'no revoke action known; let it expire or replace it' },
      reset: {
        ccxtMethods: [],
        note: 'approving the same agent name again replaces the old agent; never reuse an old agent address',
      },
    },
    callerRights: 'main wallet private key',
    sandbox: { answer: 'yes' },
    verified: 'docs',
    source:
      'hyperliquid-python-sdk exchange.py approve_agent; docs.rs df-hyperliquid-core (replacement, 180 days)',
    secondHand: true,
  },
  managePages: {
    pages: {
      live: { url: 'https://app.hyperliquid.xyz/API' },
      testnet: { url: 'https://app.hyperliquid-testnet.xyz/API', verified: 'memory' },
    },
    verified: 'docs',
    source: 'hyperliquid-python-sdk README (live); testnet: memory',
  },
  expiry: {
    rules: [
      {
        kind: 'user-set',
        days: 180,
        conditions: [],
        effect: 'key-invalid',
        text: 'agent approval at most 180 days ahead ("<name> valid_until <ms>")',
      },
    ],
    notes: [],
    verified: 'docs',
    source: 'docs.rs/crate/df-hyperliquid-core approve.rs (third party)',
    secondHand: true,
  },
  formats: {
    fields: {
      walletAddress: {
        pattern: '0x[0-9a-fA-F]{40}',
        description: 'wallet address: public, not secret',
      },
      privateKey: { pattern: '0x[0-9a-fA-F]{64}', description: '32-byte EVM private key' },
    },
    docSamples: ['0xcd5051944f780a621ee62e39e493c489668acf4d'],
    falseFriends: [
      'transaction hashes, block hashes, keccak topics have exactly the same shape: need a name such as privateKey|secret_key|agent',
    ],
    verified: 'docs',
    source: 'hyperliquid-python-sdk',
  },
  healthCheck: {
    methods: { live: 'publicPostInfo', testnet: 'publicPostInfo' },
    params: '{type:"userRole",user:<address of privateKey>}',
    verified: 'docs',
    source:
      'hyperliquid-python-sdk hyperliquid/info.py extra_agents (2026-04-14); goldrush.dev extraAgents page',
    secondHand: true,
  },
};
