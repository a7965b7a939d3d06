/// How a generator turns seeds into streams.
enum Seeding: Sendable {
    /// Seeds from 1 to `BlockSeeds.count` give distinct streams, each of the full period.
    case distinct

    /// Some of those seeds give the same stream, so runs cannot be cut into blocks.
    case folded

    /// The generator is x ← multiplier · x mod 2^bits, starting at x = seed. Even seeds have
    /// shorter periods.
    case multiplicative(multiplier: UInt64, bits: Int)

    /// The generator adds words modulo 2³², and its seeding, that of glibc 2, takes the first words
    /// from minstd. If all of those are even, the period is shorter.
    case additive(words: Int)

    /// The period of one seed's stream, for a generator whose full period is `full`.
    func period(of seed: UInt32, full: Period?) -> Period? {
        guard let draws = full?.draws else { return full }
        let start = seed == 0 ? 1 : UInt64(seed)
        switch self {
        case .distinct, .folded:
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
            return shared > 0 ? .exactly(draws >> shared, "the words' common factor") : full
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
