import type { ExchangeFacts } from '../types.ts';

export const bitget: ExchangeFacts = {
  rank: 9,
  id: 'bitget',
  name: 'Bitget',
  tier: 'A-unverified',
  tierReason:
    'authorities/ips readable (V2) and permType/permissions/ips (V3 UTA); sub-account keys create/modify (V2) and create/update/delete (V3); demo uses the same host with a header; demo support of key endpoints undocumented',
  sandbox: {
    testnet: [],
    demo: [{ url: 'https://api.bitget.com', header: { name: 'PAPTRADING', value: '1' } }],
    notes:
      'ccxt: urls.test undefined; setSandboxMode == enableDemoTrading only sets options.sandboxMode and adds the header (sign() run)',
    ccxt: { setSandboxMode: 'adds-header', sandboxFlag: false, enableDemoTrading: true },
    verified: 'docs',
    source:
      'ccxt@4.5.84 js/src/bitget.js; github BitgetLimited/agent_hub rest-client.ts, demo-trading.md (2026-03-19)',
  },
  credentials: {
    required: ['apiKey', 'secret', 'password'],
    names: { password: 'passphrase' },
    notes: 'password = passphrase; RSA keys possible',
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/bitget.js',
  },
  permissionsEndpoint: {
    reads: 'scopes',
    http: 'GET /api/v2/spot/account/info (classic) | GET /api/v3/account/info (UTA)',
    ccxtMethods: ['privateSpotGetV2SpotAccountInfo', 'privateUtaGetV3AccountInfo'],
    needs: 'spot read / UTA management read',
    sandbox: { answer: 'unverified' },
    verified: 'docs',
    source:
      'github tiagosiebler/bitget-api src/types/response/v2/spot.ts, v3/account.ts (2026-07-27)',
    secondHand: true,
  },
  mapping: {
    scopes: {
      read: { when: 'call succeeds' },
      'trade.spot': {
        permission: 'stow',
        when: "V2 authorities has spot-write code ('stow'); V3: permType=='read-and-write' && permissions has 'uta_trade'",
      },
      'trade.margin': { permission: 'smow', when: "V2 'smow'" },
      'trade.futures': {
        permission: 'coow',
        when: "V2 authorities has 'coow' (contract order write); V3 as spot",
      },
      transfer: {
        permission: 'wtow',
        when: "V2 'wtow'; V3 permissions has 'uta_mgt' read-and-write",
      },
      withdraw: { permission: 'wwow', when: "V2 'wwow'; V3 permissions has 'withdraw'" },
    },
    ipRestricted: "ips !== ''",
    ipList: "ips.split(',')",
    keyId: 'userId (account)',
    caveat:
      'V2 four-letter codes are from memory apart from coow; treat an unknown code as "unknown", not as "no"; regisTime is the account registration time',
    verified: 'memory',
    source:
      'github tiagosiebler/bitget-api src/types/response/v2/spot.ts, v3/account.ts (2026-07-27); codes: memory',
    secondHand: true,
  },
  keyManagement: {
    manages: 'sub-account',
    operations: {
      create: {
        http: 'POST /api/v2/user/create-virtual-subaccount-apikey | POST /api/v3/user/create-sub-api',
        ccxtMethods: [
          'privateUserPostV2UserCreateVirtualSubaccountApikey',
          'privateUtaPostV3UserCreateSubApi',
        ],
      },
      list: {
        ccxtMethods: [
          'privateUserGetV2UserVirtualSubaccountApikeyList',
          'privateUtaGetV3UserSubApiList',
        ],
      },
      update: {
        ccxtMethods: [
          'privateUserPostV2UserModifyVirtualSubaccountApikey',
          'privateUtaPostV3UserUpdateSubApi',
        ],
      },
      delete: {
        http: 'POST /api/v3/user/delete-sub-api (V2 has no delete)',
        ccxtMethods: ['privateUtaPostV3UserDeleteSubApi'],
      },
    },
    callerRights:
      'main account key; sub-accounts may manage their own keys if the main account enabled it',
    sandbox: { answer: 'unverified' },
    verified: 'docs',
    source: 'tiagosiebler/bitget-api; https://www.bitget.com/api-doc/uta/guide',
    secondHand: true,
  },
  managePages: {
    pages: {
      live: { url: 'https://www.bitget.com/account/newapi', verified: 'memory' },
      demo: {
        url: 'https://www.bitget.com/',
        path: 'switch to Demo Trading > Personal Center > API Key Management > create a Demo API Key',
      },
    },
    verified: 'docs',
    source: 'BitgetLimited/agent_hub demo-trading.md; deep link: memory',
  },
  expiry: {
    rules: [],
    notes: ['none found', 'up to 10 keys per UID'],
    verified: 'docs',
    source: 'https://www.bitget.com/api-doc/uta/guide',
  },
  formats: {
    fields: {
      apiKey: { pattern: 'bg_[0-9a-f]{32}', description: 'prefix bg_ + 32 hex (memory)' },
      secret: { pattern: '[0-9a-f]{64}', description: '64 hex (memory)' },
    },
    docSamples: [],
    falseFriends: ['SHA-256 hex'],
    verified: 'memory',
    source: 'memory',
  },
  healthCheck: {
    methods: { live: 'privateSpotGetV2SpotAccountInfo', demo: 'privateSpotGetV2SpotAccountInfo' },
    verified: 'ccxt',
    source: 'ccxt@4.5.84 js/src/bitget.js',
  },
};
