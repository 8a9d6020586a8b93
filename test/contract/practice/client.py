"""Runs ccxt calls for the contract tests: one JSON request a line on stdin, one JSON answer a line on stdout.

Credentials arrive on stdin only, never as arguments.
"""

import json
import re
import sys

import ccxt
from requests.adapters import HTTPAdapter


class FromAddress(HTTPAdapter):
    """Connects from a given local address, as a client on another machine would."""

    def __init__(self, address):
        self.address = address
        super().__init__()

    def init_poolmanager(self, *args, **kwargs):
        kwargs["source_address"] = (self.address, 0)
        super().init_poolmanager(*args, **kwargs)


def open_exchange(asked):
    settings = {**asked["fields"], "options": asked["options"], "enableRateLimit": False}
    exchange = getattr(ccxt, asked["exchange"])(settings)
    api = json.dumps(exchange.urls["api"])
    exchange.urls["api"] = json.loads(re.sub(r'https?://[^/"]+', asked["url"], api))
    if asked.get("from"):
        exchange.session.mount("http://", FromAddress(asked["from"]))
    return exchange


def run(asked):
    exchange = open_exchange(asked)
    outcomes = []
    for name, *arguments in asked["calls"]:
        try:
            outcomes.append({"value": getattr(exchange, name)(*arguments)})
        except ccxt.BaseError as error:
            outcomes.append({"error": type(error).__name__, "message": str(error)})
    return outcomes


for line in sys.stdin:
    print(json.dumps(run(json.loads(line))), flush=True)
