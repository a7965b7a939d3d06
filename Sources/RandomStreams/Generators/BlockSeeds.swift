/// The seeds of a plan's blocks: distinct, and scattered over all that a generator accepts.
///
/// Generators that cannot jump ahead get one `gsl_rng` a block, seeded with P(b), where P is a
/// permutation of the numbers 1 to ``count`` that depends on the plan's seed. Being a permutation
/// it gives no seed twice in a run, which 2³¹ numbers drawn at random would soon do.
///
/// P is a Feistel network over 32 bits, two halves of 16 and 8 rounds, whose round function is the
/// finalizer of SplitMix64 (Steele, Lea, Flood 2014) over the plan's seed, the round, and a half.
/// A Feistel network is a permutation whatever its round function is (Luby, Rackoff 1988). Values
/// outside 1 to `count` are walked past by applying the network again, which keeps the map a
/// permutation of what is left (Black, Rogaway 2002); two applications on average.
///
/// The range ends where the seedings of GSL's generators stop telling seeds apart. `ranlxs` keeps 31
/// bits of a seed; 0 stands for another seed with nearly every generator; and `ranlux` reduces seeds
/// modulo 2147483563.
///
/// This map is part of the record format: with another one, records could not be reproduced.
package struct BlockSeeds: Sendable {
    /// How many block seeds there are.
    package static let count = 2_147_483_562

    private let key: UInt64

    /// The seeds of the plan seeded with `seed`.
    package init(seed: UInt32) {
        key = UInt64(seed) << 32
    }

    /// The seed of block `block`, from 1 to `count`.
    ///
    /// O(1), expected.
    ///
    /// - Precondition: 0 ≤ block < `count`.
    package subscript(block: Int) -> UInt32 {
        precondition(0 <= block && block < Self.count, "block \(block) has no seed")
        var value = UInt32(block + 1)
        repeat {
            value = permute(value)
        } while value == 0 || value > Self.count
        return value
    }

    private func permute(_ value: UInt32) -> UInt32 {
        var left = UInt16(truncatingIfNeeded: value >> 16)
        var right = UInt16(truncatingIfNeeded: value)
        for round in 0..<8 as Range<UInt64> {
            let mixed = Self.mix(key | round << 16 | UInt64(right))
            (left, right) = (right, left ^ UInt16(truncatingIfNeeded: mixed >> 48))
        }
        return UInt32(left) << 16 | UInt32(right)
    }

    /// SplitMix64's output for the state `z`.
    private static func mix(_ z: UInt64) -> UInt64 {
        var z = z &+ 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
