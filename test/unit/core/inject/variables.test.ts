import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { PRESETS } from '../../../../src/core/inject/presets.ts';
import { parseInjectionRequest } from '../../../../src/core/inject/request.ts';
import { nameFault } from '../../../../src/core/inject/variableNames.ts';
import { factVariables, mapVariables } from '../../../../src/core/inject/variables.ts';
import type { KeyRecord } from '../../../../src/core/keys/keyRecord.ts';
import { ENVIRONMENTS, FIELDS } from '../../../../src/core/keys/vocabulary.ts';
import { keyRecord } from './records.ts';

const RECORDS: readonly KeyRecord[] = [
  keyRecord(),
  keyRecord({
    id: 'key-2',
    alias: 'okx-demo',
    exchange: 'okx',
    environment: 'demo',
    fields: ['apiKey', 'secret', 'password'],
  }),
  keyRecord({ id: 'key-3', alias: 'binance-two' }),
  keyRecord({ id: 'key-4', alias: 'everything', exchange: 'kraken', fields: FIELDS }),
  keyRecord({ id: 'key-5', alias: 'bybit-testnet', exchange: 'bybit', environment: 'testnet' }),
];

function map(value: unknown): ReturnType<typeof mapVariables> {
  const request = parseInjectionRequest(value);
  assert.ok(request.ok);
  return mapVariables(request.value, (alias) => {
    const record = RECORDS.find((item) => item.alias === alias);
    assert.ok(record);
    return record;
  });
}

describe('mapVariables', () => {
  const mapped: readonly (readonly [
    string,
    unknown,
    readonly Readonly<Record<string, string>>[],
  ])[] = [
    [
      'ccxt names by default',
      'binance-practice',
      [{ apiKey: 'BINANCE_APIKEY', secret: 'BINANCE_SECRET' }],
    ],
    [
      'every field has a ccxt name',
      'everything',
      [
        {
          apiKey: 'KRAKEN_APIKEY',
          secret: 'KRAKEN_SECRET',
          password: 'KRAKEN_PASSWORD',
          uid: 'KRAKEN_UID',
          login: 'KRAKEN_LOGIN',
          privateKey: 'KRAKEN_PRIVATEKEY',
          walletAddress: 'KRAKEN_WALLETADDRESS',
          token: 'KRAKEN_TOKEN',
          twofa: 'KRAKEN_TWOFA',
          accountId: 'KRAKEN_ACCOUNTID',
        },
      ],
    ],
    [
      'several keys',
      ['binance-practice', 'okx-demo'],
      [
        { apiKey: 'BINANCE_APIKEY', secret: 'BINANCE_SECRET' },
        { apiKey: 'OKX_APIKEY', secret: 'OKX_SECRET', password: 'OKX_PASSWORD' },
      ],
    ],
    [
      'names of the user, the rest by default',
      { keys: { 'binance-practice': { apiKey: 'MY_KEY' } } },
      [{ apiKey: 'MY_KEY', secret: 'BINANCE_SECRET' }],
    ],
    [
      'freqtrade',
      { keys: 'okx-demo', preset: 'freqtrade' },
      [
        {
          apiKey: 'FREQTRADE__EXCHANGE__KEY',
          secret: 'FREQTRADE__EXCHANGE__SECRET',
          password: 'FREQTRADE__EXCHANGE__PASSWORD',
        },
      ],
    ],
    [
      'nautilus_trader, testnet',
      { keys: 'bybit-testnet', preset: 'nautilus_trader' },
      [{ apiKey: 'BYBIT_TESTNET_API_KEY', secret: 'BYBIT_TESTNET_API_SECRET' }],
    ],
    [
      'bbgo',
      { keys: 'okx-demo', preset: 'bbgo' },
      [{ apiKey: 'OKEX_API_KEY', secret: 'OKEX_API_SECRET', password: 'OKEX_API_PASSPHRASE' }],
    ],
  ];
  for (const [title, request, expected] of mapped)
    it(title, () => {
      const result = map(request);
      assert.ok(result.ok);
      assert.deepEqual(
        result.value.map(({ variables }) => ({ ...variables })),
        expected,
      );
    });

  const refused: readonly (readonly [string, unknown, unknown])[] = [
    [
      'an unknown preset',
      { keys: 'okx-demo', preset: 'no-such' },
      { code: 'unknown-preset', preset: 'no-such' },
    ],
    [
      'an exchange the preset does not know',
      { keys: 'everything', preset: 'bbgo' },
      { code: 'not-in-preset', preset: 'bbgo', alias: 'everything' },
    ],
    [
      'a field the preset has no variable for',
      { keys: 'everything', preset: 'freqtrade' },
      { code: 'not-in-preset', preset: 'freqtrade', alias: 'everything' },
    ],
    [
      'a field the key has not',
      { keys: { 'binance-practice': { password: 'X' } } },
      { code: 'no-such-field', alias: 'binance-practice', field: 'password' },
    ],
    [
      'a dangerous name',
      { keys: { 'binance-practice': { apiKey: 'node_options' } } },
      { code: 'bad-name', alias: 'binance-practice', name: 'node_options', why: 'dangerous' },
    ],
    [
      'two keys of one exchange by default names',
      ['binance-practice', 'binance-two'],
      { code: 'name-twice', name: 'BINANCE_APIKEY', aliases: ['binance-practice', 'binance-two'] },
    ],
    [
      'two fields that differ in case only',
      { keys: { 'binance-practice': { apiKey: 'A_KEY', secret: 'a_key' } } },
      { code: 'name-twice', name: 'a_key', aliases: ['binance-practice'] },
    ],
  ];
  for (const [title, request, fault] of refused)
    it(`refuses ${title}`, () => {
      assert.deepEqual(map(request), { ok: false, error: fault });
    });

  it('never lets a preset name a dangerous variable', () => {
    for (const [name, preset] of PRESETS)
      for (const exchange of [
        'binance',
        'binanceusdm',
        'bybit',
        'okx',
        'deribit',
        'kucoin',
        'bitget',
      ])
        for (const environment of ENVIRONMENTS)
          for (const variable of Object.values(preset.names(exchange, environment) ?? {}))
            assert.equal(nameFault(variable), undefined, `${name} ${exchange} ${environment}`);
  });

  it('keeps testnet and practice keys out of the live names of nautilus_trader', () => {
    const names = PRESETS.get('nautilus_trader');
    for (const exchange of ['binance', 'binanceusdm', 'bybit', 'deribit']) {
      const live = new Set(Object.values(names?.names(exchange, 'live') ?? {}));
      assert.equal(live.size, 2);
      for (const environment of ['testnet', 'practice'] as const)
        for (const variable of Object.values(names?.names(exchange, environment) ?? {}))
          assert.ok(!live.has(variable), variable);
    }
  });
});

describe('nameFault', () => {
  const cases: readonly (readonly [string, ReturnType<typeof nameFault>])[] = [
    ['BINANCE_APIKEY', undefined],
    ['_x9', undefined],
    ['', 'illegal'],
    ['9LIVES', 'illegal'],
    ['A-B', 'illegal'],
    ['A=B', 'illegal'],
    ['A B', 'illegal'],
    ['Ä', 'illegal'],
    ['A'.repeat(129), 'illegal'],
    ['EXCHANGE_KEYRING_TICKET', 'reserved'],
    ['exchange_keyring_anything', 'reserved'],
    ...(
      [
        'NODE_OPTIONS',
        'NODE_PATH',
        'NODE_EXTRA_CA_CERTS',
        'PYTHONPATH',
        'PYTHONSTARTUP',
        'pythonhome',
        'LD_PRELOAD',
        'LD_LIBRARY_PATH',
        'DYLD_INSERT_LIBRARIES',
        'PATH',
        'Path',
        'BASH_ENV',
        'ENV',
        'ELECTRON_RUN_AS_NODE',
        'RUBYOPT',
        'PERL5LIB',
        'PERL5OPT',
        'JAVA_TOOL_OPTIONS',
        '_JAVA_OPTIONS',
        'GIT_SSH_COMMAND',
        'SSL_CERT_FILE',
        'SSL_CERT_DIR',
        'HTTP_PROXY',
        'https_proxy',
        'ALL_PROXY',
        'VSCODE_INSPECTOR_OPTIONS',
        'PYDEVD_LOAD_VALUES_ASYNC',
      ] as const
    ).map((name) => [name, 'dangerous'] as const),
  ];
  for (const [name, fault] of cases)
    it(`${name.slice(0, 30) || '(empty)'} → ${fault ?? 'fine'}`, () => {
      assert.equal(nameFault(name), fault);
    });

  it('judges every spelling of a name alike', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('NODE_OPTIONS', 'LD_PRELOAD', 'PATH', 'PYTHONPATH'),
        fc.nat(),
        (name, bits) => {
          const spelled = Array.from(name)
            .map((c, i) => ((bits >> i) & 1 ? c.toLowerCase() : c))
            .join('');
          assert.equal(nameFault(spelled), 'dangerous');
        },
      ),
    );
  });
});

describe('factVariables', () => {
  const practice = { record: keyRecord(), variables: {} };
  const testnet = { record: keyRecord({ environment: 'testnet' }), variables: {} };
  it('names the environment, and the practice exchange only to practice keys', () => {
    assert.deepEqual(
      [...factVariables([testnet], 'http://127.0.0.1:1')],
      [['EXCHANGE_KEYRING_ENV', 'testnet']],
    );
    assert.deepEqual(
      [...factVariables([practice, testnet, practice], 'http://127.0.0.1:1')],
      [
        ['EXCHANGE_KEYRING_ENV', 'practice,testnet'],
        ['EXCHANGE_KEYRING_URL', 'http://127.0.0.1:1'],
      ],
    );
    assert.deepEqual(
      [...factVariables([practice], undefined)],
      [['EXCHANGE_KEYRING_ENV', 'practice']],
    );
  });
});
