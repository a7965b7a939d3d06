/// How the seed of a generator decides the period of its stream.
enum Seeding: Sendable {
    /// Each seed gives a stream of the full period, apart from seeds that give a constant.
    case full

    /// The generator is x ← multiplier · x mod 2^bits, starting at x = seed. Even seeds have
    /// shorter periods.
    case multiplicative(multiplier: UInt64, bits: Int)

    /// The generator adds words modulo 2³², and its seeding, that of glibc 2, takes the first words
    /// from minstd. If all of those are even, the period is shorter.
    case additive(words: Int)

    /// The generator is the XOR of the three components of taus. Their first words are terms of
    /// x ← 69069 · x mod 2³², of which the seed is the one before. A component whose leading bits,
    /// as many as its period has, are all 0 stays 0.
    case taus

    /// The period of one seed's stream, for a generator whose full period is `full`.
    func period(of seed: UInt32, full: Period?) -> Period? {
        let start = seed == 0 ? 1 : UInt64(seed)
        switch self {
        case .full:
            return full
        case .multiplicative(let multiplier, let bits):
            let shared = min(start.trailingZeroBitCount, bits)
            guard shared > 0 else { return full }
            let order = Self.order(of: multiplier, modulo: bits - shared)
            return .exactly(order, "order of the multiplier for this seed")
        case .additive(let words):
            let shared =
                Self.minstd(from: start, count: words)
                .map(\.trailingZeroBitCount).min() ?? 0
            guard shared > 0, let draws = full?.draws else { return full }
            return .exactly(draws >> shared, "the words' common factor")
        case .taus:
            let periods = Self.livingPeriodsOfTaus(from: UInt32(start))
            // The periods are coprime. Any two of them fit in 60 bits, all three do not.
            guard periods.count < 3 else { return full }
            return .exactly(periods.reduce(1, *), "L'Ecuyer 1996, without a component that is 0")
        }
    }

    /// The periods of those components of taus that do not stay 0.
    private static func livingPeriodsOfTaus(from seed: UInt32) -> [UInt64] {
        var word = seed
        return [31, 29, 28].compactMap { bits in
            word &*= 69069
            return word >> (32 - bits) == 0 ? nil : 1 << bits - 1
        }
    }

    /// The smallest n > 0 with multiplierⁿ = 1 modulo 2^`bits`, for an odd multiplier.
    ///
    /// It is a power of two. Takes O(bits) time.
    private static func order(of multiplier: UInt64, modulo bits: Int) -> UInt64 {
        let mask = (UInt64(1) << bits) - 1
        var order: UInt64 = 1
        var power = multiplier & mask
        while power != 1 & mask {
            power = (power &* power) & mask
            order *= 2
        }
        return order
    }

    /// The first `count` terms of minstd, of which the seed is the first.
    private static func minstd(from seed: UInt64, count: Int) -> [UInt64] {
        var words = [seed]
        while words.count < count {
            words.append(words[words.count - 1] * 16807 % 2_147_483_647)
        }
        return words
    }
}
