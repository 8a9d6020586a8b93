/** The hosts of one exchange's live API, without ports. */
interface LiveHosts {
  /** Where only the real exchange answers. */
  readonly own: readonly string[];
  /** Where its testnet or demo answers as well, told apart by a header or serving the same prices to both. */
  readonly shared?: readonly string[];
}

/**
 * The live hosts of every exchange known by facts, by ccxt id. Taken from ccxt 4.5.84: `urls.api` of its REST and
 * WebSocket classes, with the exchange's own host name filled in, beside `urls.test`, `urls.demo`, `urls.demotrading`
 * and the catalogue's test hosts. Left out: pages for people, and test hosts that ccxt lists among the live ones.
 */
export const LIVE_HOSTS: Readonly<Record<string, LiveHosts>> = {
  alpaca: {
    own: ['api.alpaca.markets', 'broker-api.alpaca.markets'],
    shared: ['data.alpaca.markets', 'stream.data.alpaca.markets'],
  },
  backpack: { own: ['api.backpack.exchange', 'ws.backpack.exchange'] },
  binance: {
    own: [
      'api.binance.com',
      'dapi.binance.com',
      'dstream.binance.com',
      'eapi.binance.com',
      'fapi.binance.com',
      'fstream.binance.com',
      'nbstream.binance.com',
      'papi.binance.com',
      'stream.binance.com',
      'ws-api.binance.com',
      'ws-dapi.binance.com',
      'ws-fapi.binance.com',
    ],
  },
  bingx: {
    own: [
      'open-api-cswap-ws.bingx.com',
      'open-api-swap.bingx.com',
      'open-api-ws.bingx.com',
      'open-api.bingx.com',
    ],
  },
  bitfinex: { own: ['api-pub.bitfinex.com', 'api.bitfinex.com'] },
  bitflyer: { own: ['api.bitflyer.com'] },
  bitget: { own: ['ws.bitget.com'], shared: ['api.bitget.com'] },
  bithumb: { own: ['api.bithumb.com', 'pubwss.bithumb.com', 'ws-api.bithumb.com'] },
  bitso: { own: ['bitso.com'] },
  bitstamp: { own: ['ws.bitstamp.net', 'www.bitstamp.net'] },
  bitvavo: { own: ['api.bitvavo.com', 'ws.bitvavo.com'] },
  blofin: { own: ['openapi.blofin.com'] },
  bullish: { own: ['api.exchange.bullish.com'] },
  bybit: { own: ['api.bybit.com'], shared: ['stream.bybit.com'] },
  coinbase: { own: ['advanced-trade-ws.coinbase.com', 'api.coinbase.com'] },
  coinbaseexchange: { own: ['api.exchange.coinbase.com', 'ws-feed.exchange.coinbase.com'] },
  coinbaseinternational: {
    own: ['api.international.coinbase.com', 'ws-md.international.coinbase.com'],
  },
  coinex: { own: ['api.coinex.com', 'socket.coinex.com'] },
  coinsph: { own: ['api.pro.coins.ph'] },
  cryptocom: { own: ['api.crypto.com', 'deriv-api.crypto.com', 'stream.crypto.com'] },
  delta: { own: ['api.delta.exchange'] },
  deribit: { own: ['www.deribit.com'] },
  derive: { own: ['api.lyra.finance'] },
  gate: { own: ['api.gateio.ws', 'fx-ws.gateio.ws', 'op-ws.gateio.live', 'ws.gate.io'] },
  gemini: { own: ['api.gemini.com'] },
  hashkey: { own: ['api-glb.hashkey.com', 'stream-glb.hashkey.com'] },
  hitbtc: { own: ['api.hitbtc.com'] },
  htx: { own: ['api-aws.huobi.pro', 'api.hbdm.vn', 'api.huobi.pro'] },
  hyperliquid: { own: ['api.hyperliquid.xyz'] },
  kraken: {
    own: [
      'api.kraken.com',
      'beta-ws-auth.kraken.com',
      'beta-ws.kraken.com',
      'ws-auth.kraken.com',
      'ws.kraken.com',
    ],
  },
  krakenfutures: { own: ['futures.kraken.com'] },
  kucoin: {
    own: [
      'api-broker.kucoin.com',
      'api-futures.kucoin.com',
      'api.kucoin.com',
      'kucoin.com',
      'wsapi-push.kucoin.com',
      'x-push-futures.kucoin.com',
      'x-push-spot.kucoin.com',
    ],
  },
  lbank: { own: ['api.lbank.info', 'lbkperp.lbank.com', 'www.lbkex.net'] },
  luno: { own: ['api.luno.com', 'ws.luno.com'] },
  mexc: { own: ['api.mexc.com', 'contract.mexc.com', 'wbs-api.mexc.com', 'www.mexc.com'] },
  okx: { own: ['ws.okx.com'], shared: ['www.okx.com'] },
  pacifica: { own: ['api.pacifica.fi', 'ws.pacifica.fi'] },
  paradex: { own: ['api.prod.paradex.trade', 'ws.api.prod.paradex.trade'] },
  phemex: { own: ['api.phemex.com', 'ws.phemex.com'] },
  poloniex: { own: ['api.poloniex.com', 'ws.poloniex.com'] },
  toobit: { own: ['api.toobit.com', 'stream.toobit.com'] },
  upbit: { own: ['api.upbit.com'] },
  whitebit: { own: ['api.whitebit.com', 'whitebit.com'] },
  woo: { own: ['api-pub.woox.io', 'api.woox.io', 'wss.woox.io'] },
  woofipro: { own: ['api-evm.orderly.org', 'ws-evm.orderly.org', 'ws-private-evm.orderly.org'] },
  xt: {
    own: [
      'api.xt.com',
      'dapi.xt.com',
      'fapi.xt.com',
      'fstream.xt.com',
      'sapi.xt.com',
      'stream.xt.com',
    ],
  },
};
