import type { ExchangeFacts } from '../types.ts';

export const coinbase: ExchangeFacts = {
  rank: 4,
  id: 'coinbase',
  name: 'Coinbase Advanced',
  tier: 'B',
  tierReason:
    'key_permissions readable on live; the sandbox is static, unauthenticated mocks; keys are made in the CDP portal only',
  sandbox: {
    testnet: [
      {
        url: 'https://api-sandbox.coinbase.com/api/v3/brokerage',
        keys: 'none',
        note: 'static mock, needs no key; not in ccxt',
      },
    ],
    demo: [],
    notes: 'ccxt has no urls.test here; setSandboxMode(true) silently produces broken URLs',
    ccxt: { setSandboxMode: 'unsafe', sandboxFlag: false, enableDemoTrading: false },
    verified: 'docs',
    source:
      'https://docs.cdp.coinbase.com/coinbase-app/advanced-trade-apis/sandbox (copy in github qiuham/crypto-api-docs, snapshot 2026-06-28)',
  },
  credentials: {
    required: ['apiKey', 'secret'],
    names: { apiKey: 'name', secret: 'privateKey' },
    notes:
      "ccxt sign(): apiKey 'organizations/.../apiKeys/...' or secret starting '-----BEGIN' => ES256 JWT; secret of length 88 or ending '=' => Ed25519 JWT; otherwise legacy HMAC",
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/coinbase.js sign()',
  },
  permissionsEndpoint: {
    reads: 'scopes',
    http: 'GET /api/v3/brokerage/key_permissions',
    ccxtMethods: ['v3PrivateGetBrokerageKeyPermissions'],
    needs: 'valid CDP key',
    sandbox: { answer: 'no', note: 'no (not among the sandbox endpoints)' },
    verified: 'docs',
    source:
      'https://docs.cdp.coinbase.com/api-reference/advanced-trade-api/rest-api/data-api/get-api-key-permissions (copy in github qiuham/crypto-api-docs, snapshot 2026-06-28)',
  },
  mapping: {
    scopes: {
      read: { permission: 'can_view', when: 'can_view' },
      'trade.spot': { permission: 'can_trade', when: 'can_trade' },
      'trade.futures': { permission: 'can_trade', when: 'can_trade' },
      transfer: { permission: 'can_transfer', when: 'can_transfer' },
      withdraw: { permission: 'can_transfer', when: 'can_transfer (deposit/withdrawal)' },
    },
    keyId: 'portfolio_uuid (not the key)',
    verified: 'docs',
    source:
      'https://docs.cdp.coinbase.com/api-reference/advanced-trade-api/rest-api/data-api/get-api-key-permissions (copy in github qiuham/crypto-api-docs, snapshot 2026-06-28)',
  },
  keyManagement: {
    operations: {},
    note: 'none for CDP keys. (Coinbase Prime has a rotate call in its SDK; Prime is not in ccxt.)',
    verified: 'docs',
    source: 'github tiagosiebler/coinbase-api src/CBPrimeClient.ts rotateApiKey',
    secondHand: true,
  },
  managePages: {
    pages: {
      live: { url: 'https://portal.cdp.coinbase.com/', path: 'API Keys > Secret API Keys' },
    },
    verified: 'docs',
    source:
      'https://docs.cdp.coinbase.com/coinbase-app/authentication-authorization/api-key-authentication',
  },
  expiry: {
    rules: [],
    notes: [
      'no expiry documented; IP/CIDR allowlist per key; docs advise periodic rotation (create new, delete old)',
      'Coinbase App SDKs: Ed25519 "may fail", pick ECDSA (the Advanced SDK of 2026-06 says Ed25519 is recommended) - the two documents disagree',
    ],
    verified: 'docs',
    source:
      'https://docs.cdp.coinbase.com/get-started/authentication/security-best-practices; .../api-key-authentication; github coinbase/coinbase-advanced-py README (2026-06-19)',
  },
  formats: {
    fields: {
      apiKey: {
        pattern:
          'organizations/[0-9a-f-]{36}/apiKeys/[0-9a-f-]{36}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
        description: 'resource name with two UUIDs (or the bare key UUID for Ed25519)',
      },
      secret: {
        pattern: '[A-Za-z0-9+/]{86}==',
        description: 'SEC1 EC PEM, or base64 Ed25519 (88 characters = 64 bytes)',
        pem: ['EC'],
      },
    },
    docSamples: ['organizations/{org_id}/apiKeys/{key_id}'],
    falseFriends: [
      'the key name alone is an identifier, not a secret; PEM EC keys for TLS; 88-char base64 = any 64-byte value (Kraken secrets have the same shape)',
    ],
    file: 'cdp_api_key.json {"name","privateKey"}',
    verified: 'docs',
    source: 'coinbase-advanced-py README; trufflehog pkg/detectors/coinbase; ccxt coinbase.js',
  },
  healthCheck: {
    methods: { live: 'v3PrivateGetBrokerageKeyPermissions' },
    verified: 'docs',
    source:
      'https://docs.cdp.coinbase.com/api-reference/advanced-trade-api/rest-api/data-api/get-api-key-permissions (copy in github qiuham/crypto-api-docs, snapshot 2026-06-28)',
  },
};
