import type { ExchangeFacts } from '../types.ts';

export const kraken: ExchangeFacts = {
  rank: 5,
  id: 'kraken',
  name: 'Kraken',
  tier: 'B',
  tierReason:
    'best read-out of all (scopes, IP allowlist, created, expiry, last used; no permission needed) but no spot sandbox and no key-creation API found',
  sandbox: {
    testnet: [],
    demo: [],
    notes:
      'no spot testnet; ccxt setSandboxMode(true) does not throw: base URL becomes "undefined/0/private/..." (sign() run)',
    ccxt: { setSandboxMode: 'unsafe', sandboxFlag: false, enableDemoTrading: false },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/kraken.js',
  },
  credentials: {
    required: ['apiKey', 'secret'],
    notes: 'secret is base64',
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/kraken.js',
  },
  permissionsEndpoint: {
    reads: 'scopes',
    http: 'POST /0/private/GetApiKeyInfo',
    ccxtMethods: ['privatePostGetApiKeyInfo'],
    needs: 'none',
    sandbox: { answer: 'none' },
    verified: 'docs',
    source:
      'https://docs.kraken.com/api/docs/rest-api/get-api-key-info (copy in github qiuham/crypto-api-docs, snapshot 2026-06-28)',
  },
  mapping: {
    scopes: {
      read: {
        permission: 'query-funds',
        when: "result.permissions has 'query-funds'|'query-open-trades'|'query-closed-trades'|'query-ledger'",
      },
      'trade.spot': { permission: 'modify-trades', when: "permissions has 'modify-trades'" },
      'trade.margin': { permission: 'modify-trades', when: "permissions has 'modify-trades'" },
      transfer: {
        permission: 'earn-funds',
        when: "permissions has 'earn-funds' (earn) - no separate transfer scope",
      },
      withdraw: { permission: 'withdraw-funds', when: "permissions has 'withdraw-funds'" },
    },
    ipRestricted: 'ipAllowlist.length>0',
    ipList: 'ipAllowlist',
    createdAt: 'createdTime (unix s, string)',
    expiresAt: "validUntil (unix s; '0' = none)",
    lastUsedAt: 'lastUsed',
    keyId: 'apiKeyName / apiKey',
    more: { deposit: "'add-funds'", extra: 'modifiedTime, queryFrom, queryTo, nonceWindow' },
    verified: 'docs',
    source:
      'https://docs.kraken.com/api/docs/rest-api/get-api-key-info (copy in github qiuham/crypto-api-docs, snapshot 2026-06-28)',
  },
  keyManagement: {
    operations: {},
    note: 'no create/rotate endpoint in the spot REST docs read',
    verified: 'docs',
    source: 'qiuham/crypto-api-docs docs/kraken/rest-api (59 pages listed)',
  },
  managePages: {
    pages: {
      live: {
        url: 'https://www.kraken.com',
        path: 'Settings > API',
        alternatives: [
          { url: 'https://pro.kraken.com/app/settings/api', note: 'deep link, from memory' },
        ],
      },
    },
    verified: 'docs',
    source: 'https://docs.kraken.com/exchange/guides/rest/api-keys; deep link: memory',
  },
  expiry: {
    rules: [
      {
        kind: 'user-set',
        conditions: [],
        effect: 'key-invalid',
        text: 'no forced expiry; optional "key expiration" set by the user and reported as validUntil',
      },
    ],
    notes: ['OTP may be required per key'],
    verified: 'docs',
    source:
      'https://docs.kraken.com/exchange/guides/rest/api-keys; https://docs.kraken.com/api/docs/rest-api/get-api-key-info (copy in github qiuham/crypto-api-docs, snapshot 2026-06-28)',
  },
  formats: {
    fields: {
      apiKey: { pattern: '[A-Za-z0-9+/]{56}', description: '56 base64 characters' },
      secret: { pattern: '[A-Za-z0-9+/]{86}==', description: '88 base64 characters ending ==' },
    },
    docSamples: [
      '4/SDrDBcOOPnm3nPlNfEMMJDeRcIVqPz+QhRxIodyZbI9po/aVRiHsgX',
      'kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg==',
    ],
    falseFriends: [
      'npm integrity "sha512-" + 88 base64; SHA-512 base64; Azure storage account keys (88, ==); Coinbase Ed25519 secrets; SRI hashes',
    ],
    verified: 'docs',
    source:
      'docs.kraken.com get-api-key-info example and published API-Sign test vector; trufflehog pkg/detectors/kraken (56 / 86-88)',
  },
  healthCheck: {
    methods: { live: 'privatePostGetApiKeyInfo' },
    note: 'nonce must increase: one shared key in two tools gives EAPI:Invalid nonce',
    verified: 'docs',
    source:
      'https://docs.kraken.com/api/docs/rest-api/get-api-key-info (copy in github qiuham/crypto-api-docs, snapshot 2026-06-28)',
  },
};
