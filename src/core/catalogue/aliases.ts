/** An id that ccxt used before, still found in programs, `.env` files and old lock files. */
export interface ExchangeAlias {
  readonly alias: string;
  readonly id: string;
  readonly reason: string;
}

export const ALIASES: readonly ExchangeAlias[] = [
  {
    alias: 'okex',
    id: 'okx',
    reason: 'OKEx renamed itself OKX in 2022; ccxt kept okex as an alias',
  },
  { alias: 'okex3', id: 'okx', reason: 'ccxt class of the v3 API, later a stub of okex' },
  { alias: 'okex5', id: 'okx', reason: 'ccxt class of the v5 API, later an alias of okex' },
  { alias: 'huobi', id: 'htx', reason: 'Huobi renamed itself HTX; alias removed in ccxt#28788' },
  { alias: 'huobipro', id: 'htx', reason: 'ccxt class before huobi, then an alias of it' },
  { alias: 'gateio', id: 'gate', reason: 'Gate.io became Gate; alias removed in ccxt#28786' },
  {
    alias: 'coinbasepro',
    id: 'coinbaseexchange',
    reason: 'same API, key and passphrase under its present name (ccxt#28912)',
  },
  {
    alias: 'gdax',
    id: 'coinbaseexchange',
    reason: 'GDAX became Coinbase Pro in 2018 (ccxt#3216), then Coinbase Exchange',
  },
  {
    alias: 'coinbaseprime',
    id: 'coinbaseexchange',
    reason: 'the ccxt class spoke to Coinbase Exchange, not to Prime (ccxt#12999)',
  },
  {
    alias: 'coinbaseadvanced',
    id: 'coinbase',
    reason: 'alias of coinbase, removed in ccxt#28787',
  },
  {
    alias: 'bitfinex1',
    id: 'bitfinex',
    reason: 'ccxt class of the v1 API, split off in ccxt#24443',
  },
  {
    alias: 'bitfinex2',
    id: 'bitfinex',
    reason: 'ccxt class of the v2 API, now bitfinex (ccxt#24443, ccxt#28908)',
  },
  { alias: 'hitbtc2', id: 'hitbtc', reason: 'v2 became hitbtc in 2020 (ccxt#6678)' },
  { alias: 'hitbtc3', id: 'hitbtc', reason: 'ccxt class of the v3 API, then an alias of hitbtc' },
  { alias: 'mexc3', id: 'mexc', reason: 'ccxt class of the v3 API, then an alias of mexc' },
  { alias: 'lbank2', id: 'lbank', reason: 'ccxt class of the v2 API, now lbank' },
  { alias: 'bitstamp1', id: 'bitstamp', reason: 'ccxt class of the v1 API' },
];
