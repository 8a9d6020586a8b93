import { FIELDS, type Environment, type Field } from '../keys/vocabulary.ts';

/** Which variable a framework reads for each field; fields it has no variable for are left out. */
export type PresetNames = Readonly<Partial<Record<Field, string>>>;

/** The variable names one trading framework reads by itself, as its own code or manual states them. */
interface Preset {
  /** `undefined` when the framework reads no variables for this exchange. */
  readonly names: (exchange: string, environment: Environment) => PresetNames | undefined;
}

/**
 * Left out, because they read no key from the environment: hummingbot (encrypted files of its own),
 * python-binance (arguments only) and jesse (`dotenv_values('.env')` ignores the process environment).
 */
export const PRESETS: ReadonlyMap<string, Preset> = new Map([
  ['ccxt', { names: ccxtNames }],
  ['freqtrade', { names: () => FREQTRADE }],
  ['nautilus_trader', { names: nautilusNames }],
  ['bbgo', { names: bbgoNames }],
]);

/** ccxt's own examples and tests read `<EXCHANGE>_<FIELD>`, e.g. `BINANCE_APIKEY`. */
export function ccxtNames(exchange: string): Readonly<Record<Field, string>> {
  const prefix = exchange.toUpperCase();
  return Object.fromEntries(
    FIELDS.map((field) => [field, `${prefix}_${field.toUpperCase()}`]),
  ) as Record<Field, string>;
}

/** freqtrade, config_schema.py: "usually specified in the environment as FREQTRADE__EXCHANGE__KEY" and so on. */
const FREQTRADE: PresetNames = {
  apiKey: 'FREQTRADE__EXCHANGE__KEY',
  secret: 'FREQTRADE__EXCHANGE__SECRET',
  password: 'FREQTRADE__EXCHANGE__PASSWORD',
  uid: 'FREQTRADE__EXCHANGE__UID',
  walletAddress: 'FREQTRADE__EXCHANGE__WALLET_ADDRESS',
  privateKey: 'FREQTRADE__EXCHANGE__PRIVATE_KEY',
  accountId: 'FREQTRADE__EXCHANGE__ACCOUNT_ID',
};

/**
 * nautilus_trader, docs/integrations/{binance,okx}.md, adapters/bybit/common/credentials.py and the Deribit
 * client's `with_credentials`. Practice keys take the testnet names, so that no live name ever holds one.
 */
function nautilusNames(exchange: string, environment: Environment): PresetNames | undefined {
  const testnet = environment === 'testnet' || environment === 'practice';
  switch (exchange) {
    case 'binance':
      return environment === 'demo'
        ? undefined
        : keyAndSecret('BINANCE', testnet ? 'TESTNET_' : '');
    case 'binanceusdm':
    case 'binancecoinm':
      return environment === 'demo'
        ? undefined
        : keyAndSecret('BINANCE_FUTURES', testnet ? 'TESTNET_' : '');
    case 'bybit':
      return keyAndSecret('BYBIT', testnet ? 'TESTNET_' : environment === 'demo' ? 'DEMO_' : '');
    case 'deribit':
      return environment === 'demo'
        ? undefined
        : keyAndSecret('DERIBIT', testnet ? 'TESTNET_' : '');
    case 'okx':
      return { ...keyAndSecret('OKX', ''), password: 'OKX_API_PASSPHRASE' };
    default:
      return undefined;
  }
}

function keyAndSecret(prefix: string, infix: string): PresetNames {
  return { apiKey: `${prefix}_${infix}API_KEY`, secret: `${prefix}_${infix}API_SECRET` };
}

/** bbgo, pkg/exchange/factory.go: `<NAME>_API_KEY`, `_API_SECRET`, `_API_PASSPHRASE`; it says okex for okx. */
const BBGO_PREFIXES: ReadonlyMap<string, string> = new Map([
  ['binance', 'BINANCE'],
  ['okx', 'OKEX'],
  ['kucoin', 'KUCOIN'],
  ['bitget', 'BITGET'],
  ['bybit', 'BYBIT'],
]);

function bbgoNames(exchange: string): PresetNames | undefined {
  const prefix = BBGO_PREFIXES.get(exchange);
  if (prefix === undefined) return undefined;
  return { ...keyAndSecret(prefix, ''), password: `${prefix}_API_PASSPHRASE` };
}
