import type { ExchangeFacts } from '../types.ts';

export const mexc: ExchangeFacts = {
  rank: 11,
  id: 'mexc',
  name: 'MEXC Global',
  tier: 'A-live-only',
  tierReason:
    'apiKeyInfo gives permissions, remaining validity, IPs; sub-account keys create/delete by API; no spot testnet',
  sandbox: {
    testnet: [],
    demo: [],
    notes: 'no urls.test',
    ccxt: { setSandboxMode: 'unsafe', sandboxFlag: false, enableDemoTrading: false },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/mexc.js',
  },
  credentials: {
    required: ['apiKey', 'secret'],
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/mexc.js',
  },
  permissionsEndpoint: {
    reads: 'scopes',
    http: 'GET /api/v3/apiKeyInfo?accessKey=<key>',
    ccxtMethods: ['spotPrivateGetApiKeyInfo'],
    needs: 'pass the key itself as accessKey; rights not stated',
    sandbox: { answer: 'none' },
    verified: 'docs',
    source:
      'https://www.mexc.com/api-docs/spot-v3/spot-account-trade/query-api-key-info as quoted in two public repositories (fixture dated 2026-09-14)',
    secondHand: true,
  },
  mapping: {
    scopes: {
      read: { permission: 'SPOT_ACCOUNT_READ', when: "permissions has 'SPOT_ACCOUNT_READ'" },
      'trade.spot': { permission: 'SPOT_DEAL_WRITE', when: "has 'SPOT_DEAL_WRITE'" },
      'trade.futures': {
        permission: 'CONTRACT_DEAL_WRITE',
        when: "has 'CONTRACT_DEAL_WRITE' (name inferred)",
        verified: 'memory',
      },
      transfer: {
        permission: 'SPOT_TRANSFER_WRITE',
        when: "has 'SPOT_TRANSFER_WRITE' (memory)",
        verified: 'memory',
      },
      withdraw: {
        permission: 'SPOT_WITHDRAW_WRITE',
        when: "has 'SPOT_WITHDRAW_WRITE' (memory)",
        verified: 'memory',
      },
    },
    ipRestricted: "ipWhiteList !== ''",
    ipList: "ipWhiteList.split(',')",
    createdAt: 'createTime (ISO)',
    expiresAt: 'now + remainingValidity days',
    keyId: 'note',
    more: { status: "status 'VALID'" },
    caveat: '/api/v3/account canTrade/canWithdraw is account level, not key level',
    verified: 'docs',
    source:
      'https://www.mexc.com/api-docs/spot-v3/spot-account-trade/query-api-key-info as quoted in two public repositories (fixture dated 2026-09-14); write names partly memory',
    secondHand: true,
  },
  keyManagement: {
    manages: 'sub-account',
    operations: {
      create: {
        http: 'POST /api/v3/sub-account/apiKey',
        ccxtMethods: ['spotPrivatePostSubAccountApiKey'],
      },
      list: {
        http: 'GET /api/v3/sub-account/apiKey',
        ccxtMethods: ['spotPrivateGetSubAccountApiKey'],
      },
      update: {
        http: 'POST /api/v3/apiKeyInfo (IP whitelist)',
        ccxtMethods: ['spotPrivatePostApiKeyInfo'],
      },
      delete: {
        http: 'DELETE /api/v3/sub-account/apiKey',
        ccxtMethods: ['spotPrivateDeleteSubAccountApiKey'],
      },
    },
    callerRights: 'master account key',
    sandbox: { answer: 'none' },
    verified: 'docs',
    source: 'github JKorf/Mexc.Net Endpoints/SpotApi/SubAccount (2026-08-21); ccxt map',
    secondHand: true,
  },
  managePages: {
    pages: { live: { url: 'https://www.mexc.com/user/openapi' } },
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
        text: 'keys without IP: 90 days, renewable',
      },
    ],
    notes: [],
    verified: 'docs',
    source: 'third-party notes citing MEXC; the remainingValidity field supports it',
    secondHand: true,
  },
  formats: {
    fields: {
      apiKey: { pattern: 'mx0[A-Za-z0-9]{15}', description: 'prefix mx0, 18 characters' },
      secret: { pattern: '[0-9a-f]{32}', description: '32 hex (memory)', verified: 'memory' },
    },
    docSamples: ['mx0npKfh57kEEVmyLa'],
    falseFriends: ['secret: MD5'],
    verified: 'docs',
    source: 'github mexcdevelop/apidocs source/index.html.md sample; secret: memory',
  },
  healthCheck: {
    methods: { live: 'spotPrivateGetUid' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/mexc.js',
  },
};
