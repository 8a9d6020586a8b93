import type { ExchangeFacts } from '../types.ts';

export const okx: ExchangeFacts = {
  rank: 3,
  id: 'okx',
  name: 'OKX',
  tier: 'A-unverified',
  tierReason:
    'perm/ip/label of the calling key readable in live and (header) demo; sub-account keys create/delete by API, but the master key must be IP-bound and demo support for those endpoints is not documented either way',
  sandbox: {
    testnet: [],
    demo: [
      {
        url: 'https://www.okx.com',
        header: { name: 'x-simulated-trading', value: '1' },
        note: 'header as sent by ccxt; docs of 2026-06 name https://openapi.okx.com',
      },
    ],
    notes:
      'same host as live: only the header separates demo from live; keys of the wrong environment are rejected. Regional hosts: us.okx.com (ccxt okxus), eea.okx.com (ccxt myokx)',
    ccxt: {
      setSandboxMode: 'adds-header',
      sandboxFlag: true,
      enableDemoTrading: false,
      testUrls: { rest: 'https://{hostname}' },
    },
    verified: 'docs',
    source:
      'ccxt@4.5.84 js/src/okx.js setSandboxMode(); https://www.okx.com/docs-v5/en/#overview-demo-trading-services (copy in github qiuham/crypto-api-docs, snapshot 2026-06-28)',
  },
  credentials: {
    required: ['apiKey', 'secret', 'password'],
    names: { password: 'passphrase' },
    notes: 'password = the passphrase chosen at key creation',
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/okx.js',
  },
  permissionsEndpoint: {
    reads: 'scopes',
    http: 'GET /api/v5/account/config',
    ccxtMethods: ['privateGetAccountConfig'],
    needs: 'Read',
    sandbox: { answer: 'yes', note: 'yes in demo (docs example: flag "1" = demo)' },
    verified: 'docs',
    source:
      'https://www.okx.com/docs-v5/en/#trading-account-rest-api-get-account-configuration (copy in github qiuham/crypto-api-docs, snapshot 2026-06-28)',
  },
  mapping: {
    scopes: {
      read: { permission: 'read_only', when: "data[0].perm has 'read_only'" },
      'trade.spot': { permission: 'trade', when: "perm has 'trade' (not split by product)" },
      'trade.margin': { permission: 'trade', when: "perm has 'trade' (not split by product)" },
      'trade.futures': { permission: 'trade', when: "perm has 'trade' (not split by product)" },
      'trade.options': { permission: 'trade', when: "perm has 'trade' (not split by product)" },
      transfer: { permission: 'trade', when: "perm has 'trade' (funding transfer needs Trade)" },
      withdraw: { permission: 'withdraw', when: "perm has 'withdraw'" },
    },
    ipRestricted: "ip !== ''",
    ipList: "ip.split(',')",
    keyId: 'label (key note)',
    more: { mainAccount: 'uid === mainUid' },
    verified: 'docs',
    source:
      'https://www.okx.com/docs-v5/en/#trading-account-rest-api-get-account-configuration (copy in github qiuham/crypto-api-docs, snapshot 2026-06-28)',
  },
  keyManagement: {
    manages: 'sub-account',
    operations: {
      create: {
        http: 'POST /api/v5/users/subaccount/apikey',
        ccxtMethods: ['privatePostUsersSubaccountApikey'],
        params: 'subAcct,label,passphrase,perm,ip',
      },
      list: {
        http: 'GET /api/v5/users/subaccount/apikey',
        ccxtMethods: ['privateGetUsersSubaccountApikey'],
      },
      update: {
        http: 'POST /api/v5/users/subaccount/modify-apikey',
        ccxtMethods: ['privatePostUsersSubaccountModifyApikey'],
        note: 'titled "Reset" in the docs, but only label/perm/ip change: no new secret in the response',
      },
      delete: {
        http: 'POST /api/v5/users/subaccount/delete-apikey',
        ccxtMethods: ['privatePostUsersSubaccountDeleteApikey'],
      },
    },
    callerRights: 'master account key, Trade permission, linked to IP addresses',
    permission: 'trade',
    sandbox: {
      answer: 'unverified',
      note: 'unverified (docs python example carries the demo flag)',
    },
    verified: 'docs',
    source:
      'https://www.okx.com/docs-v5/en/#sub-account-rest-api-create-an-api-key-for-a-sub-account (copy in github qiuham/crypto-api-docs, snapshot 2026-06-28)',
  },
  managePages: {
    pages: {
      live: { url: 'https://www.okx.com/account/my-api' },
      demo: {
        url: 'https://www.okx.com/',
        path: 'Trade > Demo Trading > Personal Center > Demo Trading API',
      },
    },
    verified: 'docs',
    source:
      'https://www.okx.com/docs-v5/en/#overview (copy in github qiuham/crypto-api-docs, snapshot 2026-06-28)',
  },
  expiry: {
    rules: [
      {
        kind: 'idle',
        days: 14,
        conditions: ['no-ip-allowlist'],
        scopes: ['trade.spot', 'trade.margin', 'trade.futures', 'trade.options', 'withdraw'],
        environments: ['live'],
        effect: 'key-invalid',
        text: 'keys with trade or withdraw and no linked IP expire after 14 days of inactivity',
      },
      {
        kind: 'never',
        conditions: [],
        environments: ['demo'],
        effect: 'none',
        text: 'demo keys do not expire',
      },
    ],
    notes: [],
    verified: 'docs',
    source:
      'https://www.okx.com/docs-v5/en/#overview (copy in github qiuham/crypto-api-docs, snapshot 2026-06-28)',
  },
  formats: {
    fields: {
      apiKey: {
        pattern: '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
        description: 'UUID',
      },
      secret: { pattern: '[0-9A-F]{32}', description: '32 upper-case hex' },
      password: {
        pattern: '[!-~]{8,32}',
        description: '8-32 characters with digit, upper, lower and special',
      },
    },
    docSamples: ['22582BD0CFF14C41EDBF1AB98506286D'],
    falseFriends: [
      'every UUID',
      'upper-case MD5 / GUID without dashes: only flag near okx|okex or as a triple with a passphrase',
    ],
    verified: 'docs',
    source:
      'https://www.okx.com/docs-v5/en/#overview-rest-authentication and #overview-demo-trading-services (copy in github qiuham/crypto-api-docs, snapshot 2026-06-28)',
  },
  healthCheck: {
    methods: { live: 'privateGetAccountConfig', demo: 'privateGetAccountConfig' },
    verified: 'docs',
    source:
      'https://www.okx.com/docs-v5/en/#trading-account-rest-api-get-account-configuration (copy in github qiuham/crypto-api-docs, snapshot 2026-06-28)',
  },
};
