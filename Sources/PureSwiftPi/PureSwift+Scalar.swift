extension PureSwift {
    /// Counts the hits of drops from a ``MersenneTwister``, one drop after another.
    ///
    /// - Parameters:
    ///   - samples: The number of drops.
    ///   - seed: The seed, as `gsl_rng_set` takes it: 0 stands for 4357.
    ///
    /// Returns exactly the hits of the serial loop over GSL's mt19937.
    ///
    /// O(samples). The compiler sees the generator's source, so a draw is not a call. It is about
    /// twenty operations on a 32-bit word, and a test whether the words are used up. A third of the
    /// time goes to safety: the words are an array, so each draw loads the array's address, checks
    /// the index against its bounds, and checks the increment for overflow.
    /// ``simd(samples:seed:)`` avoids these checks.
    ///
    /// - Precondition: `samples` is at least 0.
    public static func scalar(samples: Int, seed: UInt32) -> Int {
        precondition(samples >= 0, "the number of drops is at least 0, not \(samples)")
        var generator = MersenneTwister(seed: seed)
        return hits(among: samples, from: &generator)
    }

    /// The loop over any generator, where 64 bits make a drop: the upper 32 give x, the others y.
    ///
    /// Being generic costs nothing: the compiler specialises the loop for each generator that this
    /// module calls it with.
    ///
    /// Each operation of x * x + y * y rounds on its own, as written. Swift does not fuse a product
    /// and a sum into one operation, which would round only once, on any processor. C compilers may
    /// do that.
    static func hits(
        among samples: Int, from generator: inout some RandomNumberGenerator
    ) -> Int {
        var hits = 0
        for _ in 0..<samples {
            let bits = generator.next()
            let x = 2 * uniform(UInt32(truncatingIfNeeded: bits >> 32)) - 1
            let y = 2 * uniform(UInt32(truncatingIfNeeded: bits)) - 1
            if x * x + y * y < 1 {
                hits += 1
            }
        }
        return hits
    }

    /// A word as a number in [0, 1), exactly word / 2³².
    static func uniform(_ word: UInt32) -> Double {
        Double(word) * 0x1p-32
    }
}
