import type { ExchangeFacts } from '../types.ts';

export const kucoin: ExchangeFacts = {
  rank: 7,
  id: 'kucoin',
  name: 'KuCoin',
  tier: 'A-live-only',
  tierReason:
    'scopes/IP/created readable with General; sub-account keys create/modify/delete by API incl. an expiry choice; but no sandbox any more',
  sandbox: {
    testnet: [],
    demo: [],
    notes: 'no urls.test in ccxt; the old sandbox is gone',
    ccxt: { setSandboxMode: 'unsafe', sandboxFlag: false, enableDemoTrading: false },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/kucoin.js',
  },
  credentials: {
    required: ['apiKey', 'secret', 'password'],
    names: { password: 'API passphrase' },
    notes:
      'password = API passphrase (7-32 characters, no spaces); apiVersion 2/3 keys send it HMAC-encrypted',
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/kucoin.js; github Kucoin/kucoin-universal-sdk',
  },
  permissionsEndpoint: {
    reads: 'scopes',
    http: 'GET /api/v1/user/api-key',
    ccxtMethods: ['privateGetUserApiKey'],
    needs: 'General',
    sandbox: { answer: 'none' },
    verified: 'docs',
    source:
      'https://www.kucoin.com/docs-new/api-3470130 via github Kucoin/kucoin-universal-sdk types_get_apikey_info_resp.go (2025-11-04)',
  },
  mapping: {
    scopes: {
      read: { permission: 'General', when: "data.permission has 'General'" },
      'trade.spot': { permission: 'Spot', when: "has 'Spot' (older keys: 'Trade')" },
      'trade.margin': { permission: 'Margin', when: "has 'Margin'" },
      'trade.futures': { permission: 'Futures', when: "has 'Futures'" },
      transfer: { permission: 'InnerTransfer', when: "has 'InnerTransfer' (Flex Transfer)" },
      withdraw: { permission: 'Transfer', when: "has 'Transfer' (deposit/withdraw, bypasses 2FA)" },
    },
    ipRestricted: '!!ipWhitelist',
    ipList: "ipWhitelist.split(',') - partly masked in the docs example",
    createdAt: 'createdAt (ms)',
    keyId: 'apiKey / remark',
    more: { mainAccount: 'isMaster' },
    verified: 'docs',
    source:
      'https://www.kucoin.com/docs-new/api-3470130 via github Kucoin/kucoin-universal-sdk types_get_apikey_info_resp.go (2025-11-04) + kucoin.com/support/900006465403 (Transfer meaning)',
  },
  keyManagement: {
    manages: 'sub-account',
    operations: {
      create: {
        http: 'POST /api/v1/sub/api-key',
        ccxtMethods: ['privatePostSubApiKey'],
        params: 'subName,passphrase,remark,permission,ipWhitelist,expire(-1|30|90|180|360)',
      },
      list: { http: 'GET /api/v1/sub/api-key', ccxtMethods: ['privateGetSubApiKey'] },
      update: {
        http: 'POST /api/v1/sub/api-key/update',
        ccxtMethods: ['privatePostSubApiKeyUpdate'],
      },
      delete: {
        http: 'DELETE /api/v1/sub/api-key',
        ccxtMethods: ['privateDeleteSubApiKey'],
        params: 'apiKey,subName,passphrase',
      },
    },
    callerRights: 'master key, API-PERMISSION: GENERAL',
    permission: 'General',
    sandbox: { answer: 'none' },
    verified: 'docs',
    source: 'kucoin-universal-sdk subaccount API (docs-new/api-3470136..3470139)',
  },
  managePages: {
    pages: { live: { url: 'https://www.kucoin.com/account/api', verified: 'memory' } },
    verified: 'docs',
    source: 'kucoin.com/support/360015102174 (menu path); deep link: memory',
  },
  expiry: {
    rules: [
      {
        kind: 'idle',
        days: 30,
        conditions: ['no-ip-allowlist'],
        scopes: ['trade.spot', 'trade.margin', 'trade.futures', 'trade.options'],
        effect: 'key-invalid',
        text: 'trade-enabled keys without IP: deleted or trade permission disabled after 30 days of inactivity',
      },
      {
        kind: 'never',
        conditions: ['read-only'],
        effect: 'none',
        text: 'General-only keys: no expiry',
      },
      {
        kind: 'user-set',
        choices: [30, 90, 180, 360],
        conditions: [],
        effect: 'key-invalid',
        text: 'sub-account keys may be created with expire 30/90/180/360 days (the read-out does not return it)',
      },
    ],
    notes: [],
    verified: 'docs',
    source:
      'https://www.kucoin.com/support/360015102174; kucoin-universal-sdk types_add_sub_account_api_req.go',
  },
  formats: {
    fields: {
      apiKey: { pattern: '[0-9a-f]{24}', description: '24 lower hex' },
      secret: {
        pattern: '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
        description: 'UUID',
      },
      password: {
        pattern: '[^\\s]{7,32}',
        description: '7-32 characters, no spaces',
        verified: 'memory',
      },
    },
    docSamples: ['6705f5c311545b000157d3eb', '670621e3a25958000159c82f'],
    falseFriends: ['MongoDB ObjectId (24 hex)', 'every UUID'],
    verified: 'docs',
    source: 'kucoin-universal-sdk test data; gitleaks kucoin rules; trufflehog kucoin',
  },
  healthCheck: {
    methods: { live: 'privateGetUserApiKey' },
    verified: 'docs',
    source:
      'https://www.kucoin.com/docs-new/api-3470130 via github Kucoin/kucoin-universal-sdk types_get_apikey_info_resp.go (2025-11-04)',
  },
};
