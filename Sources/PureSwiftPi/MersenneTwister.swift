/// The Mersenne Twister mt19937, seeded as in the GNU Scientific Library (GSL).
///
///     var generator = MersenneTwister(seed: 42)
///     let hand = (1...52).shuffled(using: &generator).prefix(5)
///
/// It has 624 words of 32 bits. From them come the next 624, by a recurrence that is linear over
/// single bits, with a period of 2¹⁹⁹³⁷ - 1. Each is tempered before it is drawn, which mixes its
/// bits. M. Matsumoto and T. Nishimura, "Mersenne Twister: A 623-dimensionally equidistributed
/// uniform pseudo-random number generator", ACM Transactions on Modeling and Computer Simulation 8
/// (1998); the seeding is their own of 2002.
///
/// It is good for simulation. It is not for secrets: 624 draws tell all that follow.
public struct MersenneTwister: RandomNumberGenerator, Sendable {
    /// The words, and how many of them have been drawn.
    private var words: [UInt32]
    private var drawn: Int

    /// The generator at its first draw.
    ///
    /// - Parameter seed: As `gsl_rng_set` takes it: 0 stands for 4357.
    public init(seed: UInt32) {
        words = Array(Self.words(seed: seed))
        drawn = Self.count
    }

    /// The next draw, 0 to 2³² - 1, as `gsl_rng_get` gives it.
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

    /// The next two draws as one number of 64 bits, the first in its upper half.
    public mutating func next() -> UInt64 {
        let first = nextDraw()
        return UInt64(first) << 32 | UInt64(nextDraw())
    }

    /// Replaces all words by the ones that follow.
    private mutating func makeWords() {
        for i in 0..<Self.count {
            // Comparisons are cheaper than remainders.
            let next = i + 1 < Self.count ? i + 1 : 0
            let middle = i < Self.turn ? i + Self.middle : i - Self.turn
            let both = (words[i] & 0x8000_0000) | (words[next] & 0x7fff_ffff)
            // The twist or 0, without a branch that nobody could predict.
            let odd = (0 &- (both & 1)) & Self.twist
            words[i] = words[middle] ^ (both >> 1) ^ odd
        }
    }
}

extension MersenneTwister {
    /// The number of words, and how far ahead of a word is the third that its successor is made of.
    static let count = 624
    static let middle = 397

    /// The first word for which that third one is new.
    static let turn = count - middle

    /// What is added, bit by bit, if the lowest bit is shifted out.
    static let twist: UInt32 = 0x9908_b0df

    /// The words that a seed stands for, before any that are drawn.
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
