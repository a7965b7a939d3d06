"""The arguments, the clock and the output that every peer in Python shares.

A peer is run as `PROGRAM SAMPLES WORKERS [--cold]`, and prints samples, hits and seconds as JSON.
Without --cold it first warms up with some drops, so that the seconds are those of the steady state:
everything is compiled, and every buffer is in memory.
"""

import json
import sys
import time

WARM_UP = 1_000_000


def main(make, most_workers=None):
    """Times the function that `make(workers)` returns, which takes samples and returns hits."""
    arguments = [argument for argument in sys.argv[1:] if argument != "--cold"]
    if len(arguments) != 2:
        sys.exit(f"usage: {sys.argv[0]} SAMPLES WORKERS [--cold]")
    samples, workers = map(int, arguments)
    if most_workers is not None and workers > most_workers:
        sys.exit(f"{sys.argv[0]} has no parallel form")
    count = make(workers)
    if "--cold" not in sys.argv:
        count(WARM_UP * workers)
    start = time.perf_counter()
    hits = count(samples)
    seconds = time.perf_counter() - start
    print(json.dumps({"samples": samples, "hits": int(hits), "seconds": seconds}))


def shares(samples, workers):
    """The number of samples for each worker."""
    return [samples // workers + (i < samples % workers) for i in range(workers)]
