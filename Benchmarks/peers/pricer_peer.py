"""The option, the arguments, the clock and the output that the pricers in Python share.

The option is the Asian call of Benchmarks/Benchmarks/Simulations/AsianCall.swift. It pays the excess
of the mean of twelve monthly prices over the strike. A pricer is run as `PROGRAM PATHS WORKERS`, and
prints paths, price, standard error and seconds as JSON. It first warms up with some paths, so that
the seconds are those of the steady state.
"""

import json
import math
import sys
import time

STEPS = 12
SPOT = 100.0
STRIKE = 100.0
RATE = 0.05
VOLATILITY = 0.2
YEARS = 1.0

PERIOD = YEARS / STEPS
DRIFT = (RATE - VOLATILITY**2 / 2) * PERIOD
DEVIATION = VOLATILITY * math.sqrt(PERIOD)
DISCOUNT = math.exp(-RATE * YEARS)

WARM_UP = 200_000


def main(make):
    """Times the function that `make(workers)` returns, which takes paths.

    It returns parts, each a number of paths, their mean payoff, and the sum of squared deviations
    from that mean.
    """
    if len(sys.argv) != 3:
        sys.exit(f"usage: {sys.argv[0]} PATHS WORKERS")
    paths, workers = map(int, sys.argv[1:])
    price = make(workers)
    price(WARM_UP * workers)
    start = time.perf_counter()
    count, mean, deviations = merged(price(paths))
    seconds = time.perf_counter() - start
    error = math.sqrt(deviations / (count - 1) / count)
    answer = {"paths": count, "price": mean, "standardError": error, "seconds": seconds}
    print(json.dumps(answer))


def merged(parts):
    """The moments of all parts (Chan, Golub, LeVeque 1983)."""
    count, mean, deviations = 0, 0.0, 0.0
    for more, other, others in parts:
        difference = other - mean
        total = count + more
        deviations += others + difference**2 * count * more / total
        mean += difference * more / total
        count = total
    return int(count), float(mean), float(deviations)
