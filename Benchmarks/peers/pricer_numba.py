"""The pricer in Numba: a compiled loop over paths, in parallel by prange.

Each thread has a mt19937 of its own, which the operating system has seeded. standard_normal is the
polar method there. Each task adds its paths up by itself, so that threads share nothing.
"""

import math

import numba
import numpy as np

import peer
import pricer_peer as option

STEPS, SPOT, STRIKE = option.STEPS, option.SPOT, option.STRIKE
DRIFT, DEVIATION, DISCOUNT = option.DRIFT, option.DEVIATION, option.DISCOUNT
TASKS_A_WORKER = 16


@numba.njit
def price_share(paths):
    mean = 0.0
    deviations = 0.0
    for path in range(paths):
        logarithm = 0.0
        total = 0.0
        for _ in range(STEPS):
            logarithm += DRIFT + DEVIATION * np.random.standard_normal()
            total += math.exp(logarithm)
        payoff = DISCOUNT * max(SPOT * total / STEPS - STRIKE, 0.0)
        deviation = payoff - mean
        mean += deviation / (path + 1)
        deviations += deviation * (payoff - mean)
    return mean, deviations


@numba.njit(parallel=True)
def price_shares(shares, means, deviations):
    for task in numba.prange(len(shares)):
        means[task], deviations[task] = price_share(shares[task])


def make(workers):
    numba.set_num_threads(workers)

    def price(paths):
        shares = np.array(peer.shares(paths, TASKS_A_WORKER * workers))
        means, deviations = np.empty(len(shares)), np.empty(len(shares))
        price_shares(shares, means, deviations)
        return zip(shares, means, deviations)

    return price


if __name__ == "__main__":
    option.main(make)
