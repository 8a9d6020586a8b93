import type { ExchangeFacts } from '../types.ts';

export const bingx: ExchangeFacts = {
  rank: 15,
  id: 'bingx',
  name: 'BingX',
  tier: 'A-unverified',
  tierReason:
    'Binance-like permission read-out and IP list; sub-account keys create/edit/delete with "Manage Subaccounts"; VST (simulated) host exists, key endpoints on it unverified',
  sandbox: {
    testnet: [{ url: 'https://open-api-vst.bingx.com', note: 'simulated, VST' }],
    demo: [],
    ccxt: {
      setSandboxMode: 'swaps-urls',
      sandboxFlag: true,
      enableDemoTrading: false,
      testUrls: {
        fund: 'https://open-api-vst.{hostname}/openApi',
        spot: 'https://open-api-vst.{hostname}/openApi',
        swap: 'https://open-api-vst.{hostname}/openApi',
        contract: 'https://open-api-vst.{hostname}/openApi',
        wallets: 'https://open-api-vst.{hostname}/openApi',
        user: 'https://open-api-vst.{hostname}/openApi',
        subAccount: 'https://open-api-vst.{hostname}/openApi',
        account: 'https://open-api-vst.{hostname}/openApi',
        copyTrading: 'https://open-api-vst.{hostname}/openApi',
        cswap: 'https://open-api-vst.{hostname}/openApi',
        api: 'https://open-api-vst.{hostname}/openApi',
      },
    },
    verified: 'docs',
    source:
      'ccxt@4.5.84 js/src/bingx.js; github BingX-API/api-ai-skills skills/references/base-urls.md (2026-04-21)',
  },
  credentials: {
    required: ['apiKey', 'secret'],
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/bingx.js',
  },
  permissionsEndpoint: {
    reads: 'scopes',
    http: 'GET /openApi/v1/account/apiPermissions; GET /openApi/account/v1/apiKey/query?uid=',
    ccxtMethods: ['accountV1PrivateGetAccountApiPermissions', 'accountV1PrivateGetApiKeyQuery'],
    needs: 'Read',
    sandbox: { answer: 'unverified' },
    verified: 'docs',
    source: 'github BingX-API/api-ai-skills skills/sub-account/api-reference.md',
  },
  mapping: {
    scopes: {
      read: { permission: 'enableReading', when: 'enableReading' },
      'trade.spot': {
        permission: 'enableSpotAndMarginTrading',
        when: 'enableSpotAndMarginTrading',
      },
      'trade.margin': {
        permission: 'enableSpotAndMarginTrading',
        when: 'enableSpotAndMarginTrading',
      },
      'trade.futures': { permission: 'enableFutures', when: 'enableFutures' },
      'trade.options': { permission: 'enableVanillaOptions', when: 'enableVanillaOptions' },
      transfer: {
        permission: 'permitsUniversalTransfer',
        when: 'permitsUniversalTransfer || enableInternalTransfer',
      },
      withdraw: { permission: 'enableWithdrawals', when: 'enableWithdrawals' },
    },
    ipRestricted: 'ipRestrict',
    ipList: 'apiKey/query: apiKeyList[].ipAddresses',
    createdAt: 'createTime (ms)',
    keyId: 'apiKeyList[].note; apiKey is masked',
    more: {
      permissionCodes:
        '1 spot, 2 read, 3 perp futures, 4 universal transfer, 5 withdraw, 7 internal transfer',
    },
    verified: 'docs',
    source: 'github BingX-API/api-ai-skills skills/sub-account/api-reference.md',
  },
  keyManagement: {
    manages: 'sub-account',
    operations: {
      create: {
        http: 'POST /openApi/subAccount/v1/apiKey/create',
        ccxtMethods: ['subAccountV1PrivatePostApiKeyCreate'],
        params: 'subUid,note,permissions,ipAddresses',
      },
      list: { ccxtMethods: ['accountV1PrivateGetApiKeyQuery'] },
      update: { ccxtMethods: ['subAccountV1PrivatePostApiKeyEdit'] },
      delete: { ccxtMethods: ['subAccountV1PrivatePostApiKeyDel'] },
    },
    callerRights: 'Manage Subaccounts',
    permission: 'Manage Subaccounts',
    sandbox: { answer: 'unverified' },
    verified: 'docs',
    source: 'github BingX-API/api-ai-skills skills/sub-account/api-reference.md',
  },
  managePages: {
    pages: { live: { url: 'https://bingx.com/en/accounts/api' } },
    verified: 'docs',
    source: 'BingX-API/api-ai-skills authentication.md',
  },
  expiry: {
    rules: [
      {
        kind: 'idle',
        days: 14,
        conditions: ['no-ip-allowlist'],
        scopes: [
          'trade.spot',
          'trade.margin',
          'trade.futures',
          'trade.options',
          'transfer',
          'manage-keys',
        ],
        effect: 'key-invalid',
        text: 'keys without IP and with trading/transfer/sub-account rights: deleted after 14 days of inactivity',
      },
      {
        kind: 'never',
        conditions: ['read-only'],
        effect: 'none',
        text: 'read-only or IP-bound keys do not expire',
      },
      {
        kind: 'never',
        conditions: ['ip-allowlist'],
        effect: 'none',
        text: 'read-only or IP-bound keys do not expire',
      },
    ],
    notes: ['withdrawal keys must be IP-bound'],
    verified: 'docs',
    source: 'https://bingx.pro/de-de/accounts/api',
  },
  formats: {
    fields: {
      apiKey: { pattern: '[A-Za-z0-9]{80,90}', description: 'about 86 alphanumerics (memory)' },
      secret: { pattern: '[A-Za-z0-9]{80,90}', description: 'about 86 alphanumerics (memory)' },
    },
    docSamples: [],
    falseFriends: ['long opaque tokens'],
    verified: 'memory',
    source: 'memory',
  },
  healthCheck: {
    methods: { live: 'accountV1PrivateGetUid', testnet: 'accountV1PrivateGetUid' },
    verified: 'docs',
    source: 'github BingX-API/api-ai-skills skills/sub-account/api-reference.md',
  },
};
