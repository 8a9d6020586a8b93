import type { ExchangeFacts } from '../types.ts';

export const bybit: ExchangeFacts = {
  rank: 2,
  id: 'bybit',
  name: 'Bybit',
  tier: 'A',
  tierReason:
    'testnet has the same v5 user API: scopes, IP list, expiry are readable with any permission; a master key can create/modify/delete SUB-account keys; a master key itself can be modified and deleted but not created by API',
  sandbox: {
    testnet: [{ url: 'https://api-testnet.bybit.com' }],
    demo: [{ url: 'https://api-demo.bybit.com', note: 'urls.demotrading' }],
    notes:
      'enableDemoTrading supported; /v5/user/* is not in the demo API list, and ccxt itself skips query-api in demo mode',
    ccxt: {
      setSandboxMode: 'swaps-urls',
      sandboxFlag: true,
      enableDemoTrading: true,
      testUrls: {
        spot: 'https://api-testnet.{hostname}',
        futures: 'https://api-testnet.{hostname}',
        v2: 'https://api-testnet.{hostname}',
        public: 'https://api-testnet.{hostname}',
        private: 'https://api-testnet.{hostname}',
      },
      demoUrls: {
        spot: 'https://api-demo.{hostname}',
        futures: 'https://api-demo.{hostname}',
        v2: 'https://api-demo.{hostname}',
        public: 'https://api-demo.{hostname}',
        private: 'https://api-demo.{hostname}',
      },
    },
    verified: 'docs',
    source:
      'ccxt@4.5.84 js/src/bybit.js; github bybit-exchange/docs docs/v5/demo.mdx, guide.mdx (snapshot 2026-07-24)',
  },
  credentials: {
    required: ['apiKey', 'secret'],
    notes: 'secret may be a PEM RSA private key (self-generated key)',
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/bybit.js sign()',
  },
  permissionsEndpoint: {
    reads: 'scopes',
    http: 'GET /v5/user/query-api',
    ccxtMethods: ['privateGetV5UserQueryApi'],
    needs: 'any permission',
    sandbox: { answer: 'yes', note: 'yes (docs example uses testnet=True); demo: no' },
    verified: 'docs',
    source: 'github bybit-exchange/docs docs/v5/user/apikey-info.mdx (snapshot 2026-07-24)',
  },
  mapping: {
    scopes: {
      read: { when: 'true (call succeeds)' },
      'trade.spot': {
        permission: 'SpotTrade',
        when: "readOnly==0 && permissions.Spot has 'SpotTrade'",
      },
      'trade.futures': {
        permission: 'DerivativesTrade',
        when: "readOnly==0 && (permissions.ContractTrade has 'Order' || permissions.Derivatives has 'DerivativesTrade')",
      },
      'trade.options': {
        permission: 'OptionsTrade',
        when: "permissions.Options has 'OptionsTrade'",
      },
      transfer: {
        permission: 'AccountTransfer',
        when: "permissions.Wallet has 'AccountTransfer'|'SubMemberTransfer'|'SubMemberTransferList'",
      },
      withdraw: { permission: 'Withdraw', when: "permissions.Wallet has 'Withdraw'" },
    },
    ipRestricted: "ips.length>0 && !ips.includes('*')",
    ipList: 'ips',
    createdAt: 'createdAt (ISO)',
    expiresAt:
      "expiredAt (ISO) - only for keys without IP bound or after a password change; '1970-01-01T00:00:00Z' / deadlineDay<0 means none",
    keyId: 'id',
    more: { readOnlyFlag: 'result.readOnly (1 = read only)' },
    verified: 'docs',
    source: 'github bybit-exchange/docs docs/v5/user/apikey-info.mdx (snapshot 2026-07-24)',
  },
  keyManagement: {
    manages: 'sub-account create/modify/delete; calling master key modify/delete only',
    operations: {
      create: {
        http: 'POST /v5/user/create-sub-api',
        ccxtMethods: ['privatePostV5UserCreateSubApi'],
        params: 'subuid, readOnly, permissions, ips?, note?',
      },
      list: { http: 'GET /v5/user/sub-apikeys', ccxtMethods: ['privateGetV5UserSubApikeys'] },
      update: {
        http: 'POST /v5/user/update-sub-api | /v5/user/update-api',
        ccxtMethods: ['privatePostV5UserUpdateSubApi'],
        ccxtMethodSelf: 'privatePostV5UserUpdateApi',
      },
      delete: {
        http: 'POST /v5/user/delete-sub-api | /v5/user/delete-api',
        ccxtMethods: ['privatePostV5UserDeleteSubApi'],
        ccxtMethodSelf: 'privatePostV5UserDeleteApi',
      },
    },
    callerRights:
      'master key with Account Transfer, Subaccount Transfer or Withdrawal (a sub key may update/delete itself with Account Transfer or Sub Member Transfer)',
    permission: 'AccountTransfer',
    sandbox: { answer: 'yes', note: 'yes (docs examples use testnet=True)' },
    note: 'create returns the secret once; update never returns a secret, so rotation = create new + delete old',
    verified: 'docs',
    source:
      'github bybit-exchange/docs docs/v5/user/create-subuid-apikey.mdx, rm-sub-apikey.mdx, modify-master-apikey.mdx, rm-master-apikey.mdx (snapshot 2026-07-24)',
  },
  managePages: {
    pages: {
      live: { url: 'https://www.bybit.com/app/user/api-management' },
      testnet: { url: 'https://testnet.bybit.com/app/user/api-management' },
      demo: {
        url: 'https://www.bybit.com/',
        path: 'Demo Trading > avatar > API',
        note: 'mainnet site',
      },
    },
    verified: 'docs',
    source: 'github bybit-exchange/docs docs/v5/guide.mdx, demo.mdx (snapshot 2026-07-24)',
  },
  expiry: {
    rules: [
      {
        kind: 'fixed',
        days: 90,
        conditions: ['no-ip-allowlist'],
        effect: 'key-invalid',
        text: 'no IP bound: invalid after 90 days',
      },
      {
        kind: 'event',
        days: 7,
        event: 'password-changed',
        conditions: ['no-ip-allowlist'],
        effect: 'key-invalid',
        text: 'no IP bound: invalid 7 days after the account password is changed',
      },
    ],
    notes: [],
    verified: 'docs',
    source:
      'github bybit-exchange/docs docs/v5/user/create-subuid-apikey.mdx (snapshot 2026-07-24)',
  },
  formats: {
    fields: {
      apiKey: {
        pattern: '[A-Za-z0-9]{18}',
        description: '18 alphanumerics (docs placeholder is 18 x)',
      },
      secret: {
        pattern: '[A-Za-z0-9]{36}',
        description: '36 alphanumerics (docs placeholder is 36 x), or PEM',
        pem: ['RSA'],
      },
    },
    docSamples: ['xxxxxxxxxxxxxxxxxx', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'],
    falseFriends: ['any 18/36 character id; a UUID has 36 characters but contains dashes'],
    verified: 'memory',
    source:
      'github bybit-exchange/docs docs/v5/user/apikey-info.mdx (placeholders) (snapshot 2026-07-24); exact alphabet: memory',
  },
  healthCheck: {
    methods: {
      live: 'privateGetV5UserQueryApi',
      testnet: 'privateGetV5UserQueryApi',
      demo: 'privateGetV5AccountInfo',
    },
    note: 'any permission',
    verified: 'docs',
    source: 'github bybit-exchange/docs docs/v5/user/apikey-info.mdx (snapshot 2026-07-24)',
  },
};
