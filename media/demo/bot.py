"""A trading bot on the practice exchange. It holds no key: it reads one from its environment,
where Exchange Keyring puts it when you press F5."""

import os
from urllib.parse import urlsplit

import ccxt


def use_practice_exchange(client, origin):
    """Sends every request to the practice exchange: same paths, another origin."""
    for name, url in client.urls["api"].items():
        if isinstance(url, str):
            client.urls["api"][name] = origin + urlsplit(url).path


exchange = ccxt.binance(
    {
        "apiKey": os.environ.get("BINANCE_APIKEY"),
        "secret": os.environ.get("BINANCE_SECRET"),
        "options": {"fetchMarkets": {"types": ["spot"]}, "fetchCurrencies": False},
    }
)

origin = os.environ.get("EXCHANGE_KEYRING_URL")
if not origin:
    raise SystemExit("This demo trades on the practice exchange only.")
use_practice_exchange(exchange, origin)

before = exchange.fetch_balance()
print(f"Practice balance: {before['USDT']['free']} USDT, {before['BTC']['free']} BTC")

order = exchange.create_order("BTC/USDT", "market", "buy", 0.01)
print(f"Bought {order['filled']} BTC at {order['average']} USDT ({order['status']})")

after = exchange.fetch_balance()
print(f"Practice balance: {after['USDT']['free']} USDT, {after['BTC']['free']} BTC")
