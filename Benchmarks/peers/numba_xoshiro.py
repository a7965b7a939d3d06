"""Numba with a generator that it can vectorise: xoshiro128+ in a thousand lanes in lockstep.

The generator is by D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", ACM
Transactions on Mathematical Software 47 (2021), and in the public domain. The loop over the lanes
has no branch, and no word depends on another lane, so LLVM computes eight lanes at once with AVX2.
The loop cannot keep a lane's state in registers from one round to the next, so four drops fall for
each load and store of the state. Words are signed fractions of 32 bits. Conversion to float moves
pi by less than 10^-6. NumPy seeds the lanes independently. Compilation takes most of a second,
which is most of the time of a whole process.
"""

from concurrent.futures import ThreadPoolExecutor

import numba
import numpy as np

import peer

LANES = 1024
FALLS = 4
SQUARED_RADIUS = np.float32(2**62)


@numba.njit(inline="always")
def draw(a, b, c, d):
    """Returns a word and the next state. Without the casts Numba would compute in 64 bits."""
    word = np.uint32(a + d)
    shifted = np.uint32(b << np.uint32(9))
    c = np.uint32(c ^ a)
    d = np.uint32(d ^ b)
    b = np.uint32(b ^ c)
    a = np.uint32(a ^ d)
    c = np.uint32(c ^ shifted)
    d = np.uint32(np.uint32(d << np.uint32(11)) | np.uint32(d >> np.uint32(21)))
    return word, a, b, c, d


@numba.njit(nogil=True, fastmath={"contract"})
def fall(state, lanes, steps):
    """Lets FALLS drops fall in each of `lanes` lanes, `steps` times, and returns the hits."""
    s0, s1, s2, s3 = state
    hits = 0
    for _ in range(steps):
        inside = np.int32(0)
        for lane in range(lanes):
            a, b, c, d = s0[lane], s1[lane], s2[lane], s3[lane]
            for _ in range(FALLS):
                u, a, b, c, d = draw(a, b, c, d)
                v, a, b, c, d = draw(a, b, c, d)
                x = np.float32(np.int32(u))
                y = np.float32(np.int32(v))
                inside += np.int32(x * x + y * y < SQUARED_RADIUS)
            s0[lane], s1[lane], s2[lane], s3[lane] = a, b, c, d
        hits += inside
    return hits


class Worker:
    def __init__(self, seed):
        words = np.random.Generator(np.random.SFC64(seed))
        self.state = tuple(words.integers(2**32, size=(4, LANES), dtype=np.uint32))

    def count(self, falls):
        return fall(self.state, LANES, falls // LANES) + fall(self.state, falls % LANES, 1)


def make(workers):
    team = [Worker(seed) for seed in np.random.SeedSequence(42).spawn(workers)]
    pool = ThreadPoolExecutor(workers)

    def count(samples):
        if samples % FALLS:
            raise SystemExit(f"the samples must be a multiple of {FALLS}")
        return sum(pool.map(Worker.count, team, peer.shares(samples // FALLS, workers)))

    return count


if __name__ == "__main__":
    peer.main(make)
