/// The seeds of a plan's blocks: distinct, and scattered over the range that generators accept.
///
/// For a generator that cannot jump, each block b has its own `gsl_rng`, seeded with P(b). P is a
/// permutation of the numbers 1 to ``count`` that depends on the plan's seed. A permutation gives
/// no seed twice in a run, whereas seeds drawn at random from 2³¹ would soon repeat.
///
/// P is a Feistel network over 32 bits, with two halves of 16 bits and 8 rounds. Its round function
/// is the finalizer of SplitMix64 (Steele, Lea, Flood 2014) applied to the plan's seed, the round,
/// and a half. A Feistel network is a permutation for any round function (Luby, Rackoff 1988). If a
/// value falls outside 1 to `count`, the network is applied again, which makes the map a
/// permutation of the remaining values (Black, Rogaway 2002). On average this takes two
/// applications.
///
/// The range is as large as GSL's seedings permit. `ranlxs` keeps 31 bits of a seed, nearly every
/// generator takes 0 for another seed, and `ranlux` reduces seeds modulo 2147483563.
///
/// This map is part of the record format. With another map, records could not be reproduced.
package struct BlockSeeds: Sendable {
    /// The number of block seeds.
    package static let count = 2_147_483_562

    /// A clause that says what two seeds of substreams or of runs may have in common.
    static let note =
        "substreams and the blocks of a run are seeded with 1 to \(count), in an order that the seed "
        + "selects, so two seeds can share some"

    private let key: UInt64

    /// The block seeds of plans with the seed `seed`.
    package init(seed: UInt32) {
        key = UInt64(seed) << 32
    }

    /// The seed of a block, from 1 to `count`.
    ///
    /// Takes O(1) expected time.
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
