"""The loop in plain Python: the first listing of the blog that PiKit began with.

"Parallel programming in Python, part 1: Killing the GIL, combining Dask and Numba", Netherlands
eScience Center. The code is ours. Each drop takes two calls of a Python function, some ten
temporary numbers, and some thirty instructions of the interpreter. Threads would not help, as only
one can hold the interpreter's lock.
"""

import random

import peer


def count(samples):
    hits = 0
    for _ in range(samples):
        x = random.uniform(-1, 1)
        y = random.uniform(-1, 1)
        if x**2 + y**2 < 1:
            hits += 1
    return hits


if __name__ == "__main__":
    peer.main(lambda workers: count, most_workers=1)
