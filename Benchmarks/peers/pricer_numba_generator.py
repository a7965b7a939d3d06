"""The pricer in Numba with NumPy's modern generator, in threads.

Numba compiles the ziggurat of NumPy's Generator into the loop, where each draw is a call of PCG64's
C function. This is several times as fast as Numba's own np.random, which pricer_numba.py uses. The
loop releases the interpreter's lock, so threads run side by side, each with a generator of its own
from a spawned seed.
"""

import math
from concurrent.futures import ThreadPoolExecutor

import numba
import numpy as np

import peer
import pricer_peer as option

STEPS, SPOT, STRIKE = option.STEPS, option.SPOT, option.STRIKE
DRIFT, DEVIATION, DISCOUNT = option.DRIFT, option.DEVIATION, option.DISCOUNT


@numba.njit(nogil=True)
def price_share(random, paths):
    mean = 0.0
    deviations = 0.0
    for path in range(paths):
        logarithm = 0.0
        total = 0.0
        for _ in range(STEPS):
            logarithm += DRIFT + DEVIATION * random.standard_normal()
            total += math.exp(logarithm)
        payoff = DISCOUNT * max(SPOT * total / STEPS - STRIKE, 0.0)
        deviation = payoff - mean
        mean += deviation / (path + 1)
        deviations += deviation * (payoff - mean)
    return paths, mean, deviations


def make(workers):
    seeds = np.random.SeedSequence(42).spawn(workers)
    generators = [np.random.default_rng(seed) for seed in seeds]
    pool = ThreadPoolExecutor(workers)

    def price(paths):
        return pool.map(price_share, generators, peer.shares(paths, workers))

    return price


if __name__ == "__main__":
    option.main(make)
