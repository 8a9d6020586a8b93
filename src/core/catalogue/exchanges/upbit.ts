import type { ExchangeFacts } from '../types.ts';

export const upbit: ExchangeFacts = {
  rank: 27,
  id: 'upbit',
  name: 'Upbit',
  tier: 'B',
  tierReason: 'lists keys with expiry dates (no scopes); keys created on the PC web page only',
  sandbox: {
    testnet: [],
    demo: [],
    ccxt: { setSandboxMode: 'unsafe', sandboxFlag: false, enableDemoTrading: false },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/upbit.js',
  },
  credentials: {
    required: ['apiKey', 'secret'],
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/upbit.js',
  },
  permissionsEndpoint: {
    reads: 'expiry-only',
    http: 'GET /v1/api_keys',
    ccxtMethods: ['privateGetApiKeys'],
    needs: 'no special permission',
    sandbox: { answer: 'none' },
    verified: 'docs',
    source: 'https://docs.upbit.com/kr/reference/list-api-keys; ccxt note: Upbit KR only',
  },
  mapping: {
    scopes: {},
    ipRestricted: 'true by policy (IP allowlist required, up to 10)',
    expiresAt: '[].expire_at',
    keyId: '[].access_key',
    verified: 'memory',
    source: 'field names: memory; policy: docs.upbit.com/kr/docs/api-key',
  },
  keyManagement: {
    operations: {},
    note: 'issue only on the PC web with 2-channel authentication',
    verified: 'docs',
    source: 'https://docs.upbit.com/kr/docs/api-key',
  },
  managePages: {
    pages: { live: { url: 'https://upbit.com/mypage/open_api_management' } },
    verified: 'memory',
    source: 'menu path documented; deep link: memory',
  },
  expiry: {
    rules: [
      {
        kind: 'fixed',
        days: 365,
        conditions: [],
        effect: 'key-invalid',
        text: 'keys carry an expiry date (one year: memory)',
        verified: 'memory',
      },
    ],
    notes: [],
    verified: 'docs',
    source: 'https://docs.upbit.com/kr/reference/list-api-keys',
  },
  formats: {
    fields: {
      apiKey: { pattern: '[A-Za-z0-9]{40}', description: '40 alphanumerics (memory)' },
      secret: { pattern: '[A-Za-z0-9]{40}', description: '40 alphanumerics (memory)' },
    },
    docSamples: [],
    falseFriends: ['git SHA-1 (40 lower hex)'],
    verified: 'memory',
    source: 'memory',
  },
  healthCheck: { methods: { live: 'privateGetApiKeys' }, verified: 'docs', source: 'docs' },
};
