extension PureSwift {
    /// Lets drops fall four at a time, with Swift's SIMD types.
    ///
    /// - Parameters:
    ///   - samples: How many.
    ///   - seed: As `gsl_rng_set` takes it: 0 stands for 4357.
    ///
    /// Returns the hits of ``scalar(samples:seed:)``.
    ///
    /// O(samples). The types are portable, and compile to what every processor of the architecture
    /// has: 128 bits on x86-64 (SSE2) and on arm64. Swift lacks what C has to go beyond that: an
    /// attribute that compiles one function for a newer processor, to be chosen when the program
    /// runs. So the C kernels go ahead where there are vectors of 256 or 512 bits. Of long runs they
    /// also count more drops at once, a bit of each in a vector, from places that they jump to.
    ///
    /// - Precondition: `samples` is at least 0.
    public static func simd(samples: Int, seed: UInt32) -> Int {
        precondition(samples >= 0, "drops are 0 or more, not \(samples)")
        // On the stack, without the checks of an array's bounds: `VectorTwister` proves its own.
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
