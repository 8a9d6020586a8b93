import type { ExchangeFacts } from '../types.ts';

export const gate: ExchangeFacts = {
  rank: 8,
  id: 'gate',
  name: 'Gate',
  tier: 'A-unverified',
  tierReason:
    'key list with perms/IP readable; sub-account keys create/update/delete by API (secret returned); testnet host listed by ccxt for these groups but Gate documents the testnet for futures only',
  sandbox: {
    testnet: [{ url: 'https://api-testnet.gateapi.io/api/v4' }],
    demo: [],
    notes:
      'docs: futures TestNet is a separate environment with its own keys; ccxt: "gate doesn\'t have a sandbox for spot markets"',
    ccxt: {
      setSandboxMode: 'swaps-urls',
      sandboxFlag: true,
      enableDemoTrading: false,
      testUrls: {
        'public.futures': 'https://api-testnet.gateapi.io/api/v4',
        'public.delivery': 'https://api-testnet.gateapi.io/api/v4',
        'public.options': 'https://api-testnet.gateapi.io/api/v4',
        'public.spot': 'https://api-testnet.gateapi.io/api/v4',
        'public.wallet': 'https://api-testnet.gateapi.io/api/v4',
        'public.margin': 'https://api-testnet.gateapi.io/api/v4',
        'public.sub_accounts': 'https://api-testnet.gateapi.io/api/v4',
        'public.account': 'https://api-testnet.gateapi.io/api/v4',
        'private.futures': 'https://api-testnet.gateapi.io/api/v4',
        'private.delivery': 'https://api-testnet.gateapi.io/api/v4',
        'private.options': 'https://api-testnet.gateapi.io/api/v4',
        'private.spot': 'https://api-testnet.gateapi.io/api/v4',
        'private.wallet': 'https://api-testnet.gateapi.io/api/v4',
        'private.margin': 'https://api-testnet.gateapi.io/api/v4',
        'private.sub_accounts': 'https://api-testnet.gateapi.io/api/v4',
        'private.account': 'https://api-testnet.gateapi.io/api/v4',
      },
    },
    verified: 'docs',
    source:
      'ccxt@4.5.84 js/src/gate.js; https://www.gate.com/docs/developers/apiv4/en/ (copy in github qiuham/crypto-api-docs, snapshot 2026-06-28)',
  },
  credentials: {
    required: ['apiKey', 'secret'],
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/gate.js',
  },
  permissionsEndpoint: {
    reads: 'scopes',
    http: 'GET /account/main_keys (perms of main-account keys); GET /account/detail (calling key IP whitelist)',
    ccxtMethods: ['privateAccountGetMainKeys', 'privateAccountGetDetail'],
    needs:
      "'account' permission (read) - inferred from the path; sub-account keys: GET /sub_accounts/{uid}/keys with the main key",
    sandbox: { answer: 'unverified' },
    verified: 'docs',
    source:
      'https://www.gate.com/docs/developers/apiv4/en/#query-all-main-account-key-information (copy in github qiuham/crypto-api-docs, snapshot 2026-06-28)',
  },
  mapping: {
    scopes: {
      read: { when: 'perms non-empty' },
      'trade.spot': { permission: 'spot', when: 'perms[name=spot].read_only==false' },
      'trade.margin': { permission: 'margin', when: 'perms[name=margin|unified].read_only==false' },
      'trade.futures': {
        permission: 'futures',
        when: 'perms[name=futures|delivery].read_only==false',
      },
      'trade.options': { permission: 'options', when: 'perms[name=options].read_only==false' },
      transfer: { permission: 'wallet', when: 'perms[name=wallet].read_only==false' },
      withdraw: {
        permission: 'withdrawal',
        when: 'perms[name=withdrawal] (named in the permission table, not in the perms enum) - unverified',
        verified: 'memory',
      },
    },
    ipRestricted: 'ip_whitelist.length>0',
    ipList: 'ip_whitelist',
    createdAt: 'created_at (unix s)',
    lastUsedAt: 'last_access',
    keyId: 'name / masked key',
    more: { state: '1 normal, 2 locked, 3 frozen' },
    caveat:
      'key is masked after 12 characters ("c5dcfbf1f3a7*****"): match the calling key by prefix; schema says object, example shows an array: accept both',
    verified: 'docs',
    source:
      'https://www.gate.com/docs/developers/apiv4/en/#query-all-main-account-key-information (copy in github qiuham/crypto-api-docs, snapshot 2026-06-28)',
  },
  keyManagement: {
    manages: 'sub-account',
    operations: {
      create: {
        http: 'POST /sub_accounts/{user_id}/keys',
        ccxtMethods: ['privateSubAccountsPostSubAccountsUserIdKeys'],
      },
      list: {
        http: 'GET /sub_accounts/{user_id}/keys',
        ccxtMethods: ['privateSubAccountsGetSubAccountsUserIdKeys'],
      },
      update: {
        http: 'PUT /sub_accounts/{user_id}/keys/{key}',
        ccxtMethods: ['privateSubAccountsPutSubAccountsUserIdKeysKey'],
      },
      delete: {
        http: 'DELETE /sub_accounts/{user_id}/keys/{key}',
        ccxtMethods: ['privateSubAccountsDeleteSubAccountsUserIdKeysKey'],
      },
    },
    callerRights: 'main account key (exact permission not stated)',
    sandbox: { answer: 'unverified' },
    note: 'changes can take up to 5 minutes to take effect',
    verified: 'docs',
    source:
      'https://www.gate.com/docs/developers/apiv4/en/ subaccount; github gateio/gateapi-python docs/SubAccountApi.md (2025-07-31) (copy in github qiuham/crypto-api-docs, snapshot 2026-06-28)',
  },
  managePages: {
    pages: {
      live: { url: 'https://www.gate.com/myaccount/apiv4keys' },
      testnet: {
        url: 'https://www.gate.com/myaccount/apiv4keys',
        path: 'tab "Futures TestNet APIKeys"',
      },
    },
    verified: 'docs',
    source:
      'https://www.gate.com/docs/developers/apiv4/en/#authentication (copy in github qiuham/crypto-api-docs, snapshot 2026-06-28)',
  },
  expiry: {
    rules: [],
    notes: [
      'none found in the API docs (a 90-day rule for keys without IP is rumoured; not verified)',
    ],
    verified: 'memory',
    source: 'none',
  },
  formats: {
    fields: {
      apiKey: { pattern: '[0-9a-f]{32}', description: '32 lower hex' },
      secret: { pattern: '[0-9a-f]{64}', description: '64 lower hex' },
    },
    docSamples: [
      'eb8815bf99d7bb5f8ad6497bdc4774a8',
      'cddcc6e5e78060e013860bdbe5e737830b96821c027664586fb38b411808f4fd',
    ],
    falseFriends: [
      'MD5 and SHA-256 hex: flag only near gate|gateio or as a pair in a credentials object',
    ],
    verified: 'docs',
    source:
      'https://www.gate.com/docs/developers/apiv4/en/ subaccount; github gateio/gateapi-python docs/SubAccountApi.md (2025-07-31) (copy in github qiuham/crypto-api-docs, snapshot 2026-06-28), sub-account key example',
  },
  healthCheck: {
    methods: { live: 'privateAccountGetDetail', testnet: 'fetchBalance (swap)' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/gate.js',
  },
};
