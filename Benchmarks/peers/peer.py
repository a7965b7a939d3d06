"""What every peer in Python shares: its arguments, its clock and the line that it prints.

A peer is run as `PROGRAM SAMPLES WORKERS [--cold]`, and prints samples, hits and seconds as JSON.
Unless asked to run cold it first lets some drops fall, so that the seconds are those of the steady
state: everything is compiled, and every buffer was touched.
"""

import json
import sys
import time

WARM_UP = 1_000_000


def main(make, most_workers=None):
    """Times what `make(workers)` returns: a function from a number of drops to that of hits."""
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
    """The samples of each worker."""
    return [samples // workers + (i < samples % workers) for i in range(workers)]
