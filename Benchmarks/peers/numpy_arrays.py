"""NumPy on whole arrays, as in the blog that python_loop.py names. The code is ours.

Each step is a loop in C over all drops. For x, for y, for each square and for the sum it makes an
array of 8 bytes a drop, which is written to memory and read again by the next step. Fresh memory
also costs page faults. The generator is NumPy's old one, mt19937 with 53 bits a coordinate.
"""

import numpy as np

import peer


def count(samples):
    x = np.random.uniform(-1, 1, samples)
    y = np.random.uniform(-1, 1, samples)
    return np.sum(x**2 + y**2 < 1)


if __name__ == "__main__":
    peer.main(lambda workers: count, most_workers=1)
