"""The last program of the blog that python_loop.py names, and the reference of the table.

Numba compiles the loop, which releases the interpreter's lock. Dask makes ten lazy calls of it and
a lazy mean of their results, and runs them in threads. The code is ours. A drop costs two draws of
Numba's mt19937, which is compiled into the loop, and an unpredictable branch, but nothing in
Python. Each draw has 53 bits, so it takes two words. Ten tasks cost Dask some milliseconds.
"""

import random

import dask
import numba

import peer

TASKS = 10


@dask.delayed
@numba.njit(nogil=True)
def estimate(samples):
    hits = 0
    for _ in range(samples):
        x = random.uniform(-1, 1)
        y = random.uniform(-1, 1)
        if x**2 + y**2 < 1:
            hits += 1
    return 4 * hits / samples


@dask.delayed
def mean(estimates):
    return sum(estimates) / len(estimates)


def make(workers):
    def count(samples):
        if samples % TASKS:
            raise SystemExit(f"the samples must be a multiple of {TASKS}")
        pi = mean([estimate(samples // TASKS) for _ in range(TASKS)])
        return round(pi.compute(scheduler="threads", num_workers=workers) * samples / 4)

    return count


if __name__ == "__main__":
    peer.main(make)
