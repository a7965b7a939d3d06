extension PureSwift {
    /// Lets drops fall four at a time, with Swift's SIMD types.
    ///
    /// - Parameters:
    ///   - samples: How many, from 0 on.
    ///   - seed: As `gsl_rng_set` takes it: 0 stands for 4357.
    ///
    /// Returns the hits of ``scalar(samples:seed:)``.
    ///
    /// O(samples). The types are portable, and compile to what every processor of the architecture
    /// has: 128 bits on x86-64 (SSE2) and on arm64. Swift lacks what C has to go beyond that: an
    /// attribute that compiles one function for a newer processor, to be chosen when the program
    /// runs. So where the C kernels have vectors of 512 bits, and the one instruction for three
    /// operands that comes with them, they are several times as fast; with narrow vectors
    /// they are not.
    public static func simd(samples: Int, seed: UInt32) -> Int {
        // On the stack, without the checks of an array's bounds: `VectorTwister` proves its own.
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: VectorTwister.capacity) { words in
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
