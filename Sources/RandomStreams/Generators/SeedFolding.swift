/// A rule by which GSL's seeding of a generator gives several seeds the same sequence.
///
/// Each rule was read off the source code of GSL 2.7.1 and is tested against the installed GSL.
enum SeedFolding: Sendable {
    /// No two seeds give the same sequence.
    case none

    /// Seeds that are equal modulo a number give the same sequence.
    case modulo(UInt32)

    /// Seeds s and `sum` - s modulo 2³² give the same sequence, unless one of them is 0.
    ///
    /// gfsr4 takes its state from the top bits of s · 69069ⁿ modulo 2³², which are those of
    /// 2³¹ - s · 69069ⁿ. ranlxd takes the bits of |s|, where s is a signed number of 32 bits.
    case mirrored(sum: UInt32)

    /// All seeds from this one on give the same sequence.
    case capped(UInt32)

    /// Seeds 2k and 2k + 1 give the same sequence, except 0 and 1. This is ranf's rule.
    case evenWithNext

    /// Seeds 2k - 1 and 2k give the same sequence, and so do all seeds from 2³¹ - 1 on. This is
    /// uni32's rule.
    case oddWithNext

    /// ran0 starts at s XOR ``ran0Mask``, modulo 2³¹ - 1.
    case ran0

    /// ran3 starts at 161803398 - s, which wraps modulo 2⁶⁴ for larger s, modulo 10⁹.
    case ran3

    /// coveyou rounds seeds 4k, 4k + 2 and 4k + 3 to x = 4k + 2. It steps to x · (x + 1), to which
    /// a seed 4k + 1, which is kept, leads from both x and -1 - x.
    case coveyou

    /// The seed that ran0 refuses, and its mask.
    static let ran0Mask: UInt32 = 123_459_876

    private static let mersenne: UInt32 = 2_147_483_647

    /// The seed that represents all seeds with the sequence of `seed`.
    ///
    /// Takes O(1) time.
    func representative(of seed: UInt32) -> UInt32 {
        switch self {
        case .none:
            return seed
        case .modulo(let modulus):
            return seed == 0 ? modulus : (seed - 1) % modulus + 1
        case .mirrored(let sum):
            let twin = sum &- seed
            return twin == 0 ? seed : min(seed, twin)
        case .capped(let last):
            return min(seed, last)
        case .evenWithNext:
            return seed == 0 ? 0 : seed | 1
        case .oddWithNext:
            return seed == 0 ? 0 : (min(seed, Self.mersenne) - 1) | 1
        case .ran0:
            let start = SeedFolding.modulo(Self.mersenne).representative(of: seed ^ Self.ran0Mask)
            return start ^ Self.ran0Mask
        case .ran3:
            guard seed > 161_803_398 else { return seed }
            let wrapped = (seed - 161_803_399) % 1_000_000_000 + 161_803_399
            return 709_551_616 < wrapped && wrapped <= 871_355_014
                ? wrapped - 709_551_616 : wrapped
        case .coveyou:
            return seed % 4 == 1 ? ~seed : seed & ~3 | 2
        }
    }

    /// Whether the seeds from 1 to `BlockSeeds.count` are all different.
    var keepsBlockSeedsApart: Bool {
        switch self {
        case .none: true
        case .modulo(let modulus): modulus > BlockSeeds.count
        // Of s and 2³² - s, one is at least 2³¹.
        case .mirrored(let sum): sum == 0
        case .capped, .evenWithNext, .oddWithNext, .ran0, .ran3, .coveyou: false
        }
    }
}

extension SeedFolding: CustomStringConvertible {
    /// The rule as a clause of a sentence, empty for ``none``.
    var description: String {
        switch self {
        case .none:
            ""
        case .modulo(let modulus):
            "seeds that are equal modulo \(Self.power(modulus)) give the same sequence"
        case .mirrored(let sum):
            sum == 0
                ? "seeds s and 2^32 - s give the same sequence"
                : "seeds s and \(Self.power(sum)) - s give the same sequence (modulo 2^32)"
        case .capped(let last):
            "all seeds from \(last) on give the same sequence"
        case .evenWithNext:
            "seeds 2k and 2k + 1 give the same sequence, except 0 and 1"
        case .oddWithNext:
            "seeds 2k - 1 and 2k give the same sequence, and so do all seeds from 2^31 - 1 on"
        case .ran0:
            "seeds give the same sequence if s XOR \(Self.ran0Mask) is equal modulo 2^31 - 1"
        case .ran3:
            "seeds above 161803398 that are equal modulo 10^9 give the same sequence, and s up to "
                + "161803398 gives that of s + 709551616"
        case .coveyou:
            "seeds 4k, 4k + 2, 4k + 3 and 2^32 - 3 - 4k give the same sequence"
        }
    }

    private static func power(_ number: UInt32) -> String {
        if number == mersenne { return "2^31 - 1" }
        return number > 1000 && number.nonzeroBitCount == 1
            ? "2^\(number.trailingZeroBitCount)" : "\(number)"
    }
}
