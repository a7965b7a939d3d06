extension PureSwift {
    /// Counts the hits of drops four at a time, with Swift's SIMD types.
    ///
    /// - Parameters:
    ///   - samples: The number of drops.
    ///   - seed: The seed, as `gsl_rng_set` takes it: 0 stands for 4357.
    ///
    /// Returns exactly the hits of ``scalar(samples:seed:)``.
    ///
    /// O(samples). The types are portable, and compile to vectors that every processor of the
    /// architecture has: 128 bits on x86-64 (SSE2) and on arm64. Swift has no attribute, as C has,
    /// that compiles one function for a newer processor, to be chosen at run time. So the C kernels
    /// are faster where there are vectors of 256 or 512 bits. In long runs they also count more
    /// drops at once: a vector holds one bit of each drop, and the drops come from distant places
    /// in the sequence, which the kernels jump to.
    ///
    /// - Precondition: `samples` is at least 0.
    public static func simd(samples: Int, seed: UInt32) -> Int {
        precondition(samples >= 0, "the number of drops is at least 0, not \(samples)")
        // On the stack, without an array's bounds checks: `VectorTwister` stays within its bounds.
        return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: VectorTwister.capacity) {
            words in
            let twister = VectorTwister(
                following: MersenneTwister.words(seed: seed), in: words)
            let (rounds, rest) = samples.quotientAndRemainder(
                dividingBy: VectorTwister.dropsOfRound)
            var hits = 0
            for _ in 0..<rounds {
                hits &+= twister.countRound()
            }
            return hits &+ twister.count(rest)
        }
    }
}
