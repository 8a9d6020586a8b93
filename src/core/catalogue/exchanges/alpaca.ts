import type { ExchangeFacts } from '../types.ts';

export const alpaca: ExchangeFacts = {
  rank: 22,
  id: 'alpaca',
  name: 'Alpaca',
  tier: 'C',
  tierReason:
    'paper environment with own keys; no scope read-out, keys regenerated in the dashboard',
  sandbox: {
    testnet: [
      { url: 'https://paper-api.alpaca.markets' },
      { url: 'https://broker-api.sandbox.alpaca.markets' },
    ],
    demo: [],
    notes: 'paper account has its own API key',
    ccxt: {
      setSandboxMode: 'swaps-urls',
      sandboxFlag: true,
      enableDemoTrading: false,
      testUrls: {
        broker: 'https://broker-api.sandbox.{hostname}',
        trader: 'https://paper-api.{hostname}',
        market: 'https://data.{hostname}',
      },
    },
    verified: 'docs',
    source:
      'ccxt@4.5.84 js/src/alpaca.js; github alpacahq/alpaca-docs content/trading/paper-trading.md (2025-04-10)',
  },
  credentials: {
    required: ['apiKey', 'secret'],
    names: { apiKey: 'APCA-API-KEY-ID', secret: 'APCA-API-SECRET-KEY' },
    notes: 'headers APCA-API-KEY-ID / APCA-API-SECRET-KEY',
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/alpaca.js',
  },
  permissionsEndpoint: { reads: 'nothing', ccxtMethods: [], verified: 'ccxt', source: 'ccxt map' },
  keyManagement: { operations: {}, verified: 'ccxt', source: 'ccxt map' },
  managePages: {
    pages: {
      live: { url: 'https://app.alpaca.markets/' },
      testnet: { url: 'https://app.alpaca.markets/paper/dashboard/overview' },
    },
    verified: 'memory',
    source: 'memory',
  },
  expiry: { rules: [], notes: ['none found'], verified: 'memory', source: 'none' },
  formats: {
    fields: {
      apiKey: {
        pattern: '(?:PK|AK|CK)[A-Z0-9]{18,24}',
        description: 'PK = paper, AK = live, CK = broker (memory)',
      },
      secret: { pattern: '[A-Za-z0-9/+]{40,44}', description: 'memory' },
    },
    docSamples: [],
    falseFriends: ['AWS secrets (40 base64), upper-case ids'],
    verified: 'memory',
    source: 'memory',
  },
  healthCheck: {
    methods: { live: 'traderPrivateGetV2Account', testnet: 'traderPrivateGetV2Account' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/alpaca.js',
  },
};
