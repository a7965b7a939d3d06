extension PureSwift {
    /// Lets drops fall from a ``MersenneTwister``, one after the other.
    ///
    /// - Parameters:
    ///   - samples: How many.
    ///   - seed: As `gsl_rng_set` takes it: 0 stands for 4357.
    ///
    /// Returns the hits of the serial loop over GSL's mt19937, to the last one.
    ///
    /// O(samples). The compiler sees the generator's source, so a draw is no call, but some twenty
    /// operations on one word of 32 bits, and a test whether the words are used up. A third of the
    /// time goes to safety: the words are an array, so each draw looks up where it is, checks that the
    /// index is in it, and that counting on does not overflow. ``simd(samples:seed:)`` does without.
    ///
    /// - Precondition: `samples` is at least 0.
    public static func scalar(samples: Int, seed: UInt32) -> Int {
        precondition(samples >= 0, "drops are 0 or more, not \(samples)")
        var generator = MersenneTwister(seed: seed)
        return hits(among: samples, from: &generator)
    }

    /// The loop, over any generator: 64 bits make a drop, 32 for x and then 32 for y.
    ///
    /// It is generic, but costs nothing for it: in a module of its own, the compiler makes a copy
    /// of the loop for each generator that it is called with.
    ///
    /// x * x + y * y is rounded twice, as written: Swift never fuses a product and a sum into one
    /// operation by itself, on any processor, which would round once. C compilers may.
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

    /// A word as a number from 0 to 1, the latter excluded; exactly word / 2³².
    static func uniform(_ word: UInt32) -> Double {
        Double(word) * 0x1p-32
    }
}
