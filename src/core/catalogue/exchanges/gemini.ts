import type { ExchangeFacts } from '../types.ts';

export const gemini: ExchangeFacts = {
  rank: 16,
  id: 'gemini',
  name: 'Gemini',
  tier: 'B',
  tierReason:
    'roles of the calling key via /v1/roles; sandbox host exists; keys only in the web page',
  sandbox: {
    testnet: [{ url: 'https://api.sandbox.gemini.com' }],
    demo: [],
    ccxt: {
      setSandboxMode: 'swaps-urls',
      sandboxFlag: true,
      enableDemoTrading: false,
      testUrls: {
        public: 'https://api.sandbox.gemini.com',
        private: 'https://api.sandbox.gemini.com',
        web: 'https://docs.gemini.com',
        webExchange: 'https://exchange.gemini.com',
      },
    },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/gemini.js',
  },
  credentials: {
    required: ['apiKey', 'secret'],
    notes: "ccxt sign() rejects keys that do not contain 'account' (master keys unsupported)",
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/gemini.js sign()',
  },
  permissionsEndpoint: {
    reads: 'scopes',
    http: 'POST /v1/roles',
    ccxtMethods: ['privatePostV1Roles'],
    needs: 'any role (memory)',
    sandbox: { answer: 'unverified', note: 'assumed (same API on the sandbox host); unverified' },
    verified: 'docs',
    source:
      'https://developer.gemini.com/roles via raw.githubusercontent.com/api-evangelist/gemini-trust conventions (2026-09-18); ccxt map',
    secondHand: true,
  },
  mapping: {
    scopes: {
      read: { permission: 'isAuditor', when: 'isAuditor || isTrader || isFundManager' },
      'trade.spot': { permission: 'isTrader', when: 'isTrader' },
      'trade.margin': { permission: 'isTrader', when: 'isTrader' },
      'trade.futures': { permission: 'isTrader', when: 'isTrader' },
      transfer: { permission: 'isFundManager', when: 'isFundManager' },
      withdraw: { permission: 'isFundManager', when: 'isFundManager' },
    },
    verified: 'memory',
    source: 'field names: memory',
  },
  keyManagement: {
    operations: {},
    note: 'OAuth revokeByToken only',
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/gemini.js',
  },
  managePages: {
    pages: {
      live: { url: 'https://exchange.gemini.com/settings/api' },
      testnet: { url: 'https://exchange.sandbox.gemini.com/settings/api' },
    },
    verified: 'memory',
    source: 'memory',
  },
  expiry: { rules: [], notes: ['none found'], verified: 'memory', source: 'none' },
  formats: {
    fields: {
      apiKey: {
        pattern: '(?:account|master)-[A-Za-z0-9]{20}',
        description: 'prefix account- or master- + 20 alphanumerics',
      },
      secret: { pattern: '[A-Za-z0-9]{27,28}', description: '27-28 alphanumerics' },
    },
    docSamples: [],
    falseFriends: [
      'Google Gemini (LLM) keys AIza...: a different product; GEMINI_API_KEY usually means Google',
    ],
    verified: 'docs',
    source:
      'trufflehog pkg/detectors/gemini regexes; prefixes: api-evangelist/gemini-trust conventions quoting developer.gemini.com',
    secondHand: true,
  },
  healthCheck: {
    methods: { live: 'privatePostV1Roles', testnet: 'privatePostV1Roles' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/gemini.js',
  },
};
