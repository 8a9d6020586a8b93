import type { ExchangeFacts } from '../types.ts';

export const bithumb: ExchangeFacts = {
  rank: 28,
  id: 'bithumb',
  name: 'Bithumb',
  tier: 'B',
  tierReason: 'lists keys with expiry; one-year fixed life',
  sandbox: {
    testnet: [],
    demo: [],
    ccxt: { setSandboxMode: 'unsafe', sandboxFlag: false, enableDemoTrading: false },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/bithumb.js',
  },
  credentials: {
    required: ['apiKey', 'secret'],
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/bithumb.js',
  },
  permissionsEndpoint: {
    reads: 'expiry-only',
    http: 'GET /v1/api_keys',
    ccxtMethods: ['privateGetV1ApiKeys'],
    needs: 'valid key',
    sandbox: { answer: 'none' },
    verified: 'docs',
    source: 'https://apidocs.bithumb.com/reference/api-키-리스트-조회',
  },
  mapping: {
    scopes: {},
    ipRestricted: 'true by policy (up to 5 IPs)',
    expiresAt: '[].expire_at (memory)',
    keyId: '[].access_key (memory)',
    verified: 'memory',
    source: 'https://apidocs.bithumb.com/reference/api-키-리스트-조회',
  },
  keyManagement: {
    operations: {},
    verified: 'docs',
    source:
      'https://apidocs.bithumb.com/reference/api-키-리스트-조회: web with 2-channel authentication',
  },
  managePages: {
    pages: { live: { url: 'https://bithumb.com/react/api-support/management-api' } },
    verified: 'docs',
    source: 'https://apidocs.bithumb.com/reference/api-키-리스트-조회',
  },
  expiry: {
    rules: [
      {
        kind: 'fixed',
        days: 365,
        conditions: [],
        effect: 'key-invalid',
        text: 'one year from issue, not extendable: delete and re-issue',
      },
    ],
    notes: [],
    verified: 'docs',
    source: 'https://apidocs.bithumb.com/reference/api-키-리스트-조회',
  },
  formats: {
    fields: { apiKey: { description: 'not found' }, secret: { description: 'not found' } },
    docSamples: [],
    falseFriends: [],
    verified: 'memory',
    source: 'none',
  },
  healthCheck: {
    methods: { live: 'privateGetV1ApiKeys' },
    verified: 'docs',
    source: 'https://apidocs.bithumb.com/reference/api-키-리스트-조회',
  },
};
