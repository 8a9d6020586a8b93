import type { ExchangeFacts } from '../types.ts';

export const binance: ExchangeFacts = {
  rank: 1,
  id: 'binance',
  name: 'Binance',
  tier: 'B',
  tierReason:
    'scope read-out on live only (sapi); no key API on spot testnet/demo; live sub-account keys can be created by API since 2026-07 but the endpoint is not in ccxt 4.5.84',
  sandbox: {
    testnet: [
      { url: 'https://testnet.binance.vision/api', note: 'spot' },
      { url: 'https://testnet.binancefuture.com', note: 'futures; ccxt refuses it: NotSupported' },
    ],
    demo: [
      { url: 'https://demo-api.binance.com', note: 'spot' },
      { url: 'https://demo-fapi.binance.com', note: 'USD-M' },
      { url: 'https://demo-dapi.binance.com', note: 'COIN-M' },
    ],
    notes:
      'use enableDemoTrading(true) for futures; sapi throws NotSupported in sandbox and demo (ccxt sign() run); only /api endpoints exist on spot testnet; balances reset monthly but API keys survive resets',
    ccxt: {
      setSandboxMode: 'swaps-urls',
      sandboxFlag: true,
      enableDemoTrading: true,
      testUrls: {
        dapiPublic: 'https://testnet.binancefuture.com/dapi/v1',
        dapiPrivate: 'https://testnet.binancefuture.com/dapi/v1',
        dapiPrivateV2: 'https://testnet.binancefuture.com/dapi/v2',
        fapiPublic: 'https://testnet.binancefuture.com/fapi/v1',
        fapiPublicV2: 'https://testnet.binancefuture.com/fapi/v2',
        fapiPublicV3: 'https://testnet.binancefuture.com/fapi/v3',
        fapiPrivate: 'https://testnet.binancefuture.com/fapi/v1',
        fapiPrivateV2: 'https://testnet.binancefuture.com/fapi/v2',
        fapiPrivateV3: 'https://testnet.binancefuture.com/fapi/v3',
        public: 'https://testnet.binance.vision/api/v3',
        private: 'https://testnet.binance.vision/api/v3',
        v1: 'https://testnet.binance.vision/api/v1',
      },
      demoUrls: {
        dapiPublic: 'https://demo-dapi.binance.com/dapi/v1',
        dapiPrivate: 'https://demo-dapi.binance.com/dapi/v1',
        dapiPrivateV2: 'https://demo-dapi.binance.com/dapi/v2',
        fapiPublic: 'https://demo-fapi.binance.com/fapi/v1',
        fapiPublicV2: 'https://demo-fapi.binance.com/fapi/v2',
        fapiPublicV3: 'https://demo-fapi.binance.com/fapi/v3',
        fapiPrivate: 'https://demo-fapi.binance.com/fapi/v1',
        fapiPrivateV2: 'https://demo-fapi.binance.com/fapi/v2',
        fapiPrivateV3: 'https://demo-fapi.binance.com/fapi/v3',
        public: 'https://demo-api.binance.com/api/v3',
        private: 'https://demo-api.binance.com/api/v3',
        v1: 'https://demo-api.binance.com/api/v1',
      },
    },
    verified: 'docs',
    source:
      'ccxt@4.5.84 js/src/binance.js + github binance/binance-spot-api-docs testnet/general-info.md, demo-mode/general-info.md (2026-07-21)',
  },
  credentials: {
    required: ['apiKey', 'secret'],
    notes:
      'secret may be an HMAC string or a PEM private key (RSA/Ed25519): ccxt signs with the PEM when the secret contains "PRIVATE KEY". Docs: HMAC keys are deprecated, Ed25519 recommended',
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/binance.js sign(); binance-spot-api-docs faqs/api_key_types.md',
  },
  permissionsEndpoint: {
    reads: 'scopes',
    http: 'GET /sapi/v1/account/apiRestrictions',
    ccxtMethods: ['sapiGetAccountApiRestrictions'],
    needs: 'USER_DATA (reading)',
    sandbox: {
      answer: 'no',
      note: 'no (documented: no /sapi on testnet; ccxt throws). On testnet/demo fall back to GET /api/v3/account canTrade/canWithdraw = account level, not key level',
    },
    verified: 'docs',
    source:
      'https://developers.binance.com/docs/wallet/account/api-key-permission (copy in github qiuham/crypto-api-docs, snapshot 2026-06-28)',
  },
  mapping: {
    scopes: {
      read: { permission: 'enableReading', when: 'enableReading' },
      'trade.spot': {
        permission: 'enableSpotAndMarginTrading',
        when: 'enableSpotAndMarginTrading',
      },
      'trade.margin': {
        permission: 'enableMargin',
        when: 'enableMargin (loan/transfer) / enableSpotAndMarginTrading',
      },
      'trade.futures': { permission: 'enableFutures', when: 'enableFutures' },
      'trade.options': { permission: 'enableVanillaOptions', when: 'enableVanillaOptions' },
      transfer: {
        permission: 'permitsUniversalTransfer',
        when: 'enableInternalTransfer || permitsUniversalTransfer',
      },
      withdraw: { permission: 'enableWithdrawals', when: 'enableWithdrawals' },
    },
    ipRestricted: 'ipRestrict',
    createdAt: 'createTime (ms)',
    expiresAt:
      'tradingAuthorityExpirationTime (ms) if present - in older docs only, absent from the 2026 response example',
    verified: 'docs',
    source:
      'https://developers.binance.com/docs/wallet/account/api-key-permission (copy in github qiuham/crypto-api-docs, snapshot 2026-06-28); rdrr.io binanceRapi for tradingAuthorityExpirationTime',
    secondHand: true,
  },
  keyManagement: {
    manages: 'sub-account (live, master key)',
    operations: {
      create: { http: 'POST /sapi/v1/sub-account/subAccountApi (v2 also exists)', ccxtMethods: [] },
      list: { http: 'GET /sapi/v1/sub-account/subAccountApi', ccxtMethods: [] },
      update: { http: 'POST /sapi/v1/sub-account/subAccountApiPermission', ccxtMethods: [] },
      ip: {
        http: 'POST /sapi/v2/sub-account/subAccountApi/ipRestriction',
        ccxtMethods: ['sapiV2PostSubAccountSubAccountApiIpRestriction'],
      },
      delete: { http: 'DELETE /sapi/v1/sub-account/subAccountApi', ccxtMethods: [] },
      broker: { ccxtMethods: ['sapiPostBrokerSubAccountApi'], note: 'broker accounts only' },
    },
    callerRights:
      'master account key; "caller must pass the KYC IP restriction check"; spot&margin trading enabled for the IP endpoints; weight 3000/UID',
    sandbox: { answer: 'no' },
    note: 'not in the ccxt map: reachable as ex.request("sub-account/subAccountApi","sapi","POST",params)',
    verified: 'docs',
    source:
      'github binance/binance-connector-js clients/sub-account (CHANGELOG 14.0.0, 2026-07-13; src/rest-api/modules/api-management-api.ts)',
  },
  managePages: {
    pages: {
      live: { url: 'https://www.binance.com/en/my/settings/api-management', verified: 'memory' },
      testnet: { url: 'https://testnet.binance.vision/', note: 'GitHub login' },
      demo: { url: 'https://demo.binance.com/en/my/settings/api-management' },
    },
    verified: 'docs',
    source:
      'demo: binance-spot-api-docs demo-mode/general-info.md and ccxt comment; testnet: testnet/general-info.md; live: memory',
  },
  expiry: {
    rules: [
      {
        kind: 'fixed',
        days: 30,
        conditions: ['no-ip-allowlist'],
        scopes: ['trade.spot', 'trade.margin', 'trade.futures', 'trade.options'],
        effect: 'trade-disabled',
        text: 'no IP whitelist: "Enable Spot & Margin Trading" lasts 30 days from activation and is then unticked (announcement 2021-07-08)',
      },
      {
        kind: 'fixed',
        days: 90,
        conditions: ['no-ip-allowlist'],
        effect: 'key-invalid',
        text: 'third parties report 90 days today and deletion of un-whitelisted keys after 30 days of inactivity - not confirmed from Binance text',
        verified: 'memory',
      },
      {
        kind: 'idle',
        days: 30,
        conditions: ['no-ip-allowlist'],
        effect: 'key-invalid',
        text: 'third parties report 90 days today and deletion of un-whitelisted keys after 30 days of inactivity - not confirmed from Binance text',
        verified: 'memory',
      },
    ],
    notes: ['withdrawals need an IP whitelist'],
    verified: 'docs',
    source:
      'binance.com/en-IN/support/announcement/cda0a4b53da04396b5d27881e93abf78; helpdesk.bitsgap.com (third party)',
    secondHand: true,
  },
  formats: {
    fields: {
      apiKey: { pattern: '[A-Za-z0-9]{64}', description: '64 mixed-case alphanumerics' },
      secret: {
        pattern: '[A-Za-z0-9]{64}',
        description: '64 mixed-case alphanumerics, or PEM',
        pem: ['RSA', 'Ed25519'],
      },
    },
    docSamples: [
      'vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A',
      'NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j',
      'CAvIjXy3F44yW6Pou5k8Dy1swsYDWJZLeoK2r8G4cFDnE9nosRppc2eKc1T8TRTQ',
      'Fhs4lGae2qAi6VNjbJjebUAwXrIChb7mlf372UOICMwdKaNdNBGKtfdeUff2TTTT',
    ],
    falseFriends: [
      'SHA-256 hex (64 lower hex: require upper and lower case plus a letter past f)',
      'other 64-character tokens; Telegram/other exchange secrets of the same shape',
    ],
    verified: 'docs',
    source: 'binance-spot-api-docs rest-api.md, faqs/api_key_types.md',
  },
  healthCheck: {
    methods: { live: 'sapiGetAccountApiRestrictions', testnet: 'privateGetAccount' },
    note: 'GET /api/v3/account with omitZeroBalances=true needs USER_DATA only',
    verified: 'docs',
    source: 'binance-spot-api-docs rest-api.md',
  },
};
