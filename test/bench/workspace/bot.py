import time

first = time.monotonic_ns()
# Notes when its first line ran, and how fast the program is once its launch is over.
import hashlib
import json
import os

SETTLE_S = 0.3
ROUNDS = 200_000


def work():
    digest = bytes(32)
    for _ in range(ROUNDS):
        digest = hashlib.sha256(digest).digest()
    return digest


time.sleep(SETTLE_S)
before = time.process_time()
work()
spent = time.process_time() - before
with open(os.environ["BENCH_OUT"], "w", encoding="utf8") as file:
    json.dump(
        {
            "first": first / 1e6,
            "throughput": ROUNDS / (spent * 1000),
            "hasKeys": "DERIBIT_SECRET" in os.environ,
        },
        file,
    )
