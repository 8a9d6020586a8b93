// A trading bot on the practice exchange. It holds no key: it reads one from its environment,
// where Exchange Keyring puts it when you press F5.
import ccxt from 'ccxt';

const { BINANCE_APIKEY, BINANCE_SECRET, EXCHANGE_KEYRING_URL } = process.env;

const exchange = new ccxt.binance({
  apiKey: BINANCE_APIKEY,
  secret: BINANCE_SECRET,
  options: { fetchMarkets: { types: ['spot'] }, fetchCurrencies: false },
});

if (!EXCHANGE_KEYRING_URL) throw new Error('This demo trades on the practice exchange only.');
usePracticeExchange(exchange, EXCHANGE_KEYRING_URL);

const before = await exchange.fetchBalance();
console.log(`Practice balance: ${before.USDT.free} USDT, ${before.BTC.free} BTC`);

const order = await exchange.createOrder('BTC/USDT', 'market', 'buy', 0.01);
console.log(`Bought ${order.filled} BTC at ${order.average} USDT (${order.status})`);

const after = await exchange.fetchBalance();
console.log(`Practice balance: ${after.USDT.free} USDT, ${after.BTC.free} BTC`);

/** Sends every request to the practice exchange: same paths, another origin. */
function usePracticeExchange(client, origin) {
  for (const [name, url] of Object.entries(client.urls.api)) {
    if (typeof url === 'string') client.urls.api[name] = origin + new URL(url).pathname;
  }
}
