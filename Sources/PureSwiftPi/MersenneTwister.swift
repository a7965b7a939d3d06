/// The Mersenne Twister mt19937, seeded as in the GNU Scientific Library (GSL).
///
///     var generator = MersenneTwister(seed: 42)
///     let hand = (1...52).shuffled(using: &generator).prefix(5)
///
/// The state is 624 words of 32 bits. A recurrence that is linear over single bits makes the next
/// 624 of them, with a period of 2¹⁹⁹³⁷ - 1. Tempering mixes the bits of each word before it is
/// drawn. M. Matsumoto and T. Nishimura, "Mersenne Twister: A 623-dimensionally equidistributed
/// uniform pseudo-random number generator", ACM Transactions on Modeling and Computer Simulation 8
/// (1998); the seeding is the authors' own of 2002.
///
/// The generator is good for simulation, but not for secrets: 624 draws determine all later ones.
/// Each copy makes its own draws.
public struct MersenneTwister: RandomNumberGenerator, Sendable {
    private var words: [UInt32]
    /// The number of words that have been drawn.
    private var drawn: Int

    /// Creates the generator at its first draw.
    ///
    /// - Parameter seed: The seed, as `gsl_rng_set` takes it: 0 stands for 4357.
    public init(seed: UInt32) {
        words = Array(Self.words(seed: seed))
        drawn = Self.count
    }

    /// Returns the next draw, from 0 to 2³² - 1, as `gsl_rng_get` does.
    ///
    /// O(1) on average: every 624th call makes 624 words.
    public mutating func nextDraw() -> UInt32 {
        if drawn == Self.count {
            makeWords()
            drawn = 0
        }
        defer { drawn += 1 }
        return Self.temper(words[drawn])
    }

    /// Returns the next two draws as one 64-bit number, with the first in the upper half.
    public mutating func next() -> UInt64 {
        let first = nextDraw()
        return UInt64(first) << 32 | UInt64(nextDraw())
    }

    /// Replaces all words by the next 624.
    private mutating func makeWords() {
        for i in 0..<Self.count {
            // A comparison is cheaper than a remainder.
            let next = i + 1 < Self.count ? i + 1 : 0
            let middle = i < Self.turn ? i + Self.middle : i - Self.turn
            let both = (words[i] & 0x8000_0000) | (words[next] & 0x7fff_ffff)
            // The twist or 0, without a branch, which would be unpredictable.
            let odd = (0 &- (both & 1)) & Self.twist
            words[i] = words[middle] ^ (both >> 1) ^ odd
        }
    }
}

extension MersenneTwister {
    /// The number of words.
    static let count = 624

    /// The distance from a word to the third of those that its successor is made of.
    ///
    /// The first two are the word itself and the next one.
    static let middle = 397

    /// The first word for which that third word is a new one.
    static let turn = count - middle

    /// The constant that is XORed to a new word if the bit that is shifted out is 1.
    static let twist: UInt32 = 0x9908_b0df

    /// The words that a seed gives, which are not drawn themselves.
    static func words(seed: UInt32) -> some Sequence<UInt32> {
        let first = seed == 0 ? 4357 : seed
        return sequence(state: (word: first, index: UInt32(0))) { state in
            defer {
                state.index += 1
                state.word = 1_812_433_253 &* (state.word ^ state.word >> 30) &+ state.index
            }
            return state.word
        }.prefix(count)
    }

    /// The draw that a word gives.
    static func temper(_ word: UInt32) -> UInt32 {
        var word = word
        word ^= word >> 11
        word ^= word << 7 & 0x9d2c_5680
        word ^= word << 15 & 0xefc6_0000
        return word ^ word >> 18
    }
}
