"""The pricer in NumPy: a modern generator, and arrays that never leave the cache.

default_rng is PCG64 with a ziggurat. All steps work in place on chunks that fit in the second-level
cache. standard_normal and the array operations release the interpreter's lock, so that threads with
spawned seeds run side by side.
"""

from concurrent.futures import ThreadPoolExecutor

import numpy as np

import peer
import pricer_peer as option

CHUNK = 1 << 11


class Worker:
    def __init__(self, seed):
        self.random = np.random.default_rng(seed)
        self.prices = np.empty((option.STEPS, CHUNK))

    def price(self, paths):
        parts = []
        while paths > 0:
            chunk = min(paths, CHUNK)
            parts.append(self.price_chunk(chunk))
            paths -= chunk
        return parts

    def price_chunk(self, paths):
        prices = self.prices
        self.random.standard_normal(out=prices)
        np.multiply(prices, option.DEVIATION, out=prices)
        np.add(prices, option.DRIFT, out=prices)
        for step in range(1, option.STEPS):
            np.add(prices[step], prices[step - 1], out=prices[step])
        np.exp(prices, out=prices)
        payoffs = prices.sum(axis=0)[:paths]
        payoffs *= option.SPOT / option.STEPS
        payoffs -= option.STRIKE
        np.maximum(payoffs, 0, out=payoffs)
        payoffs *= option.DISCOUNT
        mean = payoffs.mean()
        payoffs -= mean
        return paths, mean, payoffs @ payoffs


def make(workers):
    team = [Worker(seed) for seed in np.random.SeedSequence(42).spawn(workers)]
    pool = ThreadPoolExecutor(workers)

    def price(paths):
        shares = peer.shares(paths, workers)
        return [part for parts in pool.map(Worker.price, team, shares) for part in parts]

    return price


if __name__ == "__main__":
    option.main(make)
