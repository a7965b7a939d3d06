import Foundation

/// How many draws a generator gives before its sequence repeats itself.
public struct Period: Hashable, Sendable, CustomStringConvertible {
    /// The period as people write it, such as "2^19937 - 1".
    public let description: String

    /// Its binary logarithm.
    public let log2: Double

    /// The number itself if it is below 2⁶⁴, and `nil` if not.
    public let draws: UInt64?

    /// Where the number comes from.
    public let source: String

    /// Whether that many draws can be made without a repetition.
    package func allows(draws needed: UInt64) -> Bool {
        draws.map { needed <= $0 } ?? true
    }
}

extension Period {
    static func exactly(_ draws: UInt64, _ source: String) -> Period {
        Period(
            description: String(draws), log2: Foundation.log2(Double(draws)), draws: draws,
            source: source)
    }

    /// 2^`exponent`, for an exponent below 64.
    static func power(_ exponent: Int, _ source: String) -> Period {
        Period(
            description: "2^\(exponent)", log2: Double(exponent), draws: 1 << exponent,
            source: source)
    }

    /// A period of at least 2⁶⁴, where nobody needs the exact number.
    static func long(_ description: String, log2: Double, _ source: String) -> Period {
        precondition(log2 >= 64)
        return Period(description: description, log2: log2, draws: nil, source: source)
    }
}
