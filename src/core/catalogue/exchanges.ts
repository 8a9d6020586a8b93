import { alpaca } from './exchanges/alpaca.ts';
import { backpack } from './exchanges/backpack.ts';
import { binance } from './exchanges/binance.ts';
import { bingx } from './exchanges/bingx.ts';
import { bitfinex } from './exchanges/bitfinex.ts';
import { bitflyer } from './exchanges/bitflyer.ts';
import { bitget } from './exchanges/bitget.ts';
import { bithumb } from './exchanges/bithumb.ts';
import { bitso } from './exchanges/bitso.ts';
import { bitstamp } from './exchanges/bitstamp.ts';
import { bitvavo } from './exchanges/bitvavo.ts';
import { blofin } from './exchanges/blofin.ts';
import { bullish } from './exchanges/bullish.ts';
import { bybit } from './exchanges/bybit.ts';
import { coinbase } from './exchanges/coinbase.ts';
import { coinbaseexchange } from './exchanges/coinbaseexchange.ts';
import { coinbaseinternational } from './exchanges/coinbaseinternational.ts';
import { coinex } from './exchanges/coinex.ts';
import { coinsph } from './exchanges/coinsph.ts';
import { cryptocom } from './exchanges/cryptocom.ts';
import { delta } from './exchanges/delta.ts';
import { deribit } from './exchanges/deribit.ts';
import { derive } from './exchanges/derive.ts';
import { gate } from './exchanges/gate.ts';
import { gemini } from './exchanges/gemini.ts';
import { hashkey } from './exchanges/hashkey.ts';
import { hitbtc } from './exchanges/hitbtc.ts';
import { htx } from './exchanges/htx.ts';
import { hyperliquid } from './exchanges/hyperliquid.ts';
import { kraken } from './exchanges/kraken.ts';
import { krakenfutures } from './exchanges/krakenfutures.ts';
import { kucoin } from './exchanges/kucoin.ts';
import { lbank } from './exchanges/lbank.ts';
import { luno } from './exchanges/luno.ts';
import { mexc } from './exchanges/mexc.ts';
import { okx } from './exchanges/okx.ts';
import { pacifica } from './exchanges/pacifica.ts';
import { paradex } from './exchanges/paradex.ts';
import { phemex } from './exchanges/phemex.ts';
import { poloniex } from './exchanges/poloniex.ts';
import { toobit } from './exchanges/toobit.ts';
import { upbit } from './exchanges/upbit.ts';
import { whitebit } from './exchanges/whitebit.ts';
import { woo } from './exchanges/woo.ts';
import { woofipro } from './exchanges/woofipro.ts';
import { xt } from './exchanges/xt.ts';
import type { ExchangeFacts } from './types.ts';

/** The facts of every exchange, by rank. The build makes them text, which is read when this is first called. */
export const readExchanges = (): readonly ExchangeFacts[] => [
  binance,
  bybit,
  okx,
  coinbase,
  kraken,
  krakenfutures,
  kucoin,
  gate,
  bitget,
  htx,
  mexc,
  deribit,
  cryptocom,
  bitfinex,
  bingx,
  gemini,
  bitstamp,
  phemex,
  whitebit,
  hyperliquid,
  coinbaseexchange,
  alpaca,
  coinex,
  woo,
  delta,
  blofin,
  upbit,
  bithumb,
  bitflyer,
  bitvavo,
  hitbtc,
  lbank,
  xt,
  coinsph,
  hashkey,
  toobit,
  paradex,
  pacifica,
  derive,
  woofipro,
  backpack,
  bitso,
  luno,
  poloniex,
  coinbaseinternational,
  bullish,
];
