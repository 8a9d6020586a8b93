import type { ExchangeFacts } from '../types.ts';

export const deribit: ExchangeFacts = {
  rank: 12,
  id: 'deribit',
  name: 'Deribit',
  tier: 'A',
  tierReason:
    'the only CEX here where the calling key can replace its own secret by one call (reset_api_key), same API on test.deribit.com; plus list/create/remove/enable/scope change',
  sandbox: {
    testnet: [{ url: 'https://test.deribit.com' }],
    demo: [],
    notes: 'separate account and keys',
    ccxt: {
      setSandboxMode: 'swaps-urls',
      sandboxFlag: true,
      enableDemoTrading: false,
      testUrls: { rest: 'https://test.deribit.com' },
    },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/deribit.js',
  },
  credentials: {
    required: ['apiKey', 'secret'],
    names: { apiKey: 'client_id', secret: 'client_secret' },
    notes:
      'apiKey = client_id, secret = client_secret (or own Ed25519/RSA key, not supported by ccxt)',
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/deribit.js',
  },
  permissionsEndpoint: {
    reads: 'scopes',
    http: 'GET /api/v2/private/list_api_keys; public/auth also returns scope and expires_in',
    ccxtMethods: ['privateGetListApiKeys', 'publicGetAuth'],
    needs:
      'account:read (the page is marked "TFA required"; public/auth needs nothing but the key)',
    sandbox: { answer: 'yes', note: 'yes (docs server URL is test.deribit.com)' },
    verified: 'docs',
    source: 'https://docs.deribit.com/api-reference/account-management/private-list_api_keys',
  },
  mapping: {
    scopes: {
      read: { permission: 'account:read', when: "max_scope has 'account:read' or 'trade:read'" },
      'trade.spot': { permission: 'trade:read_write', when: "max_scope has 'trade:read_write'" },
      'trade.futures': { permission: 'trade:read_write', when: "max_scope has 'trade:read_write'" },
      'trade.options': { permission: 'trade:read_write', when: "max_scope has 'trade:read_write'" },
      transfer: { permission: 'wallet:read_write', when: "'wallet:read_write'" },
      withdraw: { permission: 'wallet:read_write', when: "'wallet:read_write'" },
    },
    ipRestricted: 'ip_whitelist.length>0',
    ipList: 'ip_whitelist',
    createdAt: 'timestamp (ms; created or last modified)',
    keyId: 'id (integer, needed for reset)',
    more: { enabled: 'enabled' },
    caveat:
      'the docs example shows client_secret although the text says secrets are not returned: redact the response; find the calling key by client_id',
    verified: 'docs',
    source:
      'https://docs.deribit.com/api-reference/account-management/private-list_api_keys; api-evangelist/deribit json-schema api_key.json for ip_whitelist',
    secondHand: true,
  },
  keyManagement: {
    manages: 'self (main account)',
    operations: {
      create: {
        http: 'private/create_api_key',
        ccxtMethods: ['privateGetCreateApiKey'],
        params: 'max_scope,name,ip_whitelist?,enabled_features?',
        note: 'TFA required',
      },
      update: {
        http: 'private/edit_api_key (not in ccxt); change_scope_in_api_key',
        ccxtMethods: ['privateGetChangeScopeInApiKey'],
      },
      delete: { http: 'private/remove_api_key', ccxtMethods: ['privateGetRemoveApiKey'] },
      reset: {
        http: 'private/reset_api_key',
        ccxtMethods: ['privateGetResetApiKey'],
        params: 'id',
        note: 'old secret invalid at once, new secret in the response; not marked TFA',
      },
      enable: { ccxtMethods: ['privateGetEnableApiKey'] },
      disable: { ccxtMethods: ['privateGetDisableApiKey'] },
    },
    callerRights: 'account:read_write',
    permission: 'account:read_write',
    sandbox: { answer: 'yes' },
    note: 'when the account has security keys/2FA, marked methods answer security_key_authorization_required and need a TOTP retry; the first key must be made in the web page',
    verified: 'docs',
    source:
      'https://docs.deribit.com/api-reference/account-management/private-reset_api_key, private-create_api_key; /articles/security-keys; /articles/creating-api-key',
  },
  managePages: {
    pages: {
      live: { url: 'https://www.deribit.com/', path: 'account panel > API' },
      testnet: { url: 'https://test.deribit.com/', path: 'account panel > API' },
    },
    verified: 'docs',
    source: 'https://docs.deribit.com/articles/creating-api-key',
  },
  expiry: {
    rules: [],
    notes: ['no key expiry found; access tokens expire (expires_in)'],
    verified: 'docs',
    source: 'docs.deribit.com pages read',
  },
  formats: {
    fields: {
      apiKey: {
        pattern: '[A-Za-z0-9_-]{8,10}',
        description: 'client_id, 8-10 base64url characters',
      },
      secret: { pattern: '[A-Za-z0-9_-]{43}', description: '43 base64url characters (32 bytes)' },
    },
    docSamples: [
      'TiA4AyLPq3',
      'SjM57m1T2CfXZ4vZ76X1APjqRlJdtzHI8IwVXoQnfoM',
      '1sXMQBhM',
      'B6RsF9rrLY5ezEGBQkyLlV-UC7whyPJ34BMA-kKYpes',
      'aD-KFx-H',
      'mwNOvbUVyQczytQ5IVM8CbzmgqNJ81WvLKfu6MXcJPs',
    ],
    falseFriends: ['43 base64url = any 32-byte value: PKCE verifiers, JWK x/y/d, Bitfinex keys'],
    verified: 'docs',
    source: 'docs.deribit.com examples',
  },
  healthCheck: {
    methods: { live: 'publicGetAuth', testnet: 'publicGetAuth' },
    params: 'grant_type=client_credentials,client_id,client_secret',
    note: 'no scope needed; never log the URL: the secret is a query parameter. ccxt fetchBalance needs account:read',
    verified: 'docs',
    source: 'https://docs.deribit.com/articles/authentication',
  },
};
