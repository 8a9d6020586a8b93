import type { ExchangeFacts } from '../types.ts';

export const htx: ExchangeFacts = {
  rank: 10,
  id: 'htx',
  name: 'HTX',
  tier: 'B',
  tierReason:
    'permission, IPs, validDays readable; sub-user key creation needs a live 2FA code (otpToken), so no unattended rotation; no testnet in ccxt',
  sandbox: {
    testnet: [],
    demo: [],
    notes: 'no urls.test',
    ccxt: { setSandboxMode: 'unsafe', sandboxFlag: false, enableDemoTrading: false },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/htx.js',
  },
  credentials: {
    required: ['apiKey', 'secret'],
    notes: 'HMAC or Ed25519 (options)',
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/htx.js',
  },
  permissionsEndpoint: {
    reads: 'scopes',
    http: 'GET /v2/user/api-key?uid=..&accessKey=..',
    ccxtMethods: ['v2PrivateGetUserApiKey', 'spotPrivateGetV2UserApiKey'],
    needs: 'uid (from v2PrivateGetUserUid); master key; read',
    sandbox: { answer: 'none' },
    verified: 'docs',
    source:
      'HTX docs newApiPages id 7ec52c92-7773-11ed-9966-0242ac110003 via github JKorf/HTX.Net Endpoints/Spot/Account/GetApiKeyInfo.txt (2026-06-30)',
    secondHand: true,
  },
  mapping: {
    scopes: {
      read: { permission: 'readOnly', when: "permission has 'readOnly'" },
      'trade.spot': { permission: 'trade', when: "permission has 'trade'" },
      'trade.margin': { permission: 'trade', when: "permission has 'trade'" },
      'trade.futures': { permission: 'trade', when: "permission has 'trade' (not split)" },
      transfer: { permission: 'trade', when: "permission has 'trade'" },
      withdraw: { permission: 'withdraw', when: "permission has 'withdraw'" },
    },
    ipRestricted: "ipAddresses !== ''",
    ipList: "ipAddresses.split(',')",
    createdAt: 'createTime (ms)',
    expiresAt: 'now + validDays days (-1 = no expiry)',
    keyId: 'accessKey / note',
    more: { status: 'normal|expired' },
    verified: 'docs',
    source:
      'HTX docs newApiPages id 7ec52c92-7773-11ed-9966-0242ac110003 via github JKorf/HTX.Net Endpoints/Spot/Account/GetApiKeyInfo.txt (2026-06-30)',
    secondHand: true,
  },
  keyManagement: {
    manages: 'sub-user, needs 2FA code',
    operations: {
      create: {
        http: 'POST /v2/sub-user/api-key-generation',
        ccxtMethods: ['v2PrivatePostSubUserApiKeyGeneration'],
        params: 'otpToken,subUid,note,permission,ipAddresses',
      },
      update: {
        http: 'POST /v2/sub-user/api-key-modification',
        ccxtMethods: ['v2PrivatePostSubUserApiKeyModification'],
      },
      delete: {
        http: 'POST /v2/sub-user/api-key-deletion',
        ccxtMethods: ['v2PrivatePostSubUserApiKeyDeletion'],
      },
    },
    callerRights: 'master key with trade; otpToken from the authenticator app for creation',
    permission: 'trade',
    sandbox: { answer: 'none' },
    verified: 'docs',
    source: 'JKorf/HTX.Net IHTXRestClientSpotApiSubAccount.cs',
    secondHand: true,
  },
  managePages: {
    pages: { live: { url: 'https://www.htx.com/en-us/apikey' } },
    verified: 'docs',
    source: 'https://www.htx.com/en-us/apikey',
  },
  expiry: {
    rules: [
      {
        kind: 'idle',
        days: 90,
        conditions: ['no-ip-allowlist'],
        scopes: ['trade.spot', 'trade.margin', 'trade.futures', 'trade.options', 'withdraw'],
        effect: 'key-invalid',
        text: 'trade or withdraw keys without IP: deactivated after 90 days of inactivity, each use extends it by 90 days',
      },
    ],
    notes: [],
    verified: 'docs',
    source: 'https://www.htx.com/en-us/apikey',
  },
  formats: {
    fields: {
      apiKey: {
        pattern: '[0-9a-z]{8}-[0-9a-z]{8,10}-[0-9a-z]{8}-[0-9a-z]{5}',
        description: '8-10-8-5 lower alphanumerics',
      },
      secret: {
        pattern: '[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{5}',
        description: '8-8-8-5',
      },
    },
    docSamples: ['2b55df29-vf25treb80-1535713d-8aea2', 'c405c550-6fa0583b-fb4bc38e-d317e'],
    falseFriends: ['few: the 8-x-8-5 grouping is distinctive'],
    verified: 'docs',
    source:
      'HTX docs newApiPages id 7ec52c92-7773-11ed-9966-0242ac110003 via github JKorf/HTX.Net Endpoints/Spot/Account/GetApiKeyInfo.txt (2026-06-30) (docs sample)',
    secondHand: true,
  },
  healthCheck: {
    methods: { live: 'v2PrivateGetUserUid' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/htx.js',
  },
};
