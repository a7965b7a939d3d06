#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

// A property of the same name hides the function.
private let binaryLogarithm: @Sendable (Double) -> Double = log2

/// The number of draws after which a generator's sequence repeats.
public struct Period: Hashable, Sendable, CustomStringConvertible {
    /// The period in the usual notation, such as "2^19937 - 1".
    public let description: String

    /// The binary logarithm of the period.
    public let log2: Double

    /// The period as a number, or `nil` if it is 2⁶⁴ or more.
    public let draws: UInt64?

    /// The paper or method that the period comes from.
    public let source: String

    /// Whether a sequence gives this many draws before it repeats.
    package func allows(draws needed: UInt64) -> Bool {
        draws.map { needed <= $0 } ?? true
    }
}

extension Period {
    static func exactly(_ draws: UInt64, _ source: String) -> Period {
        Period(
            description: String(draws), log2: binaryLogarithm(Double(draws)), draws: draws,
            source: source)
    }

    /// 2^`exponent`, for an exponent below 64.
    static func power(_ exponent: Int, _ source: String) -> Period {
        Period(
            description: "2^\(exponent)", log2: Double(exponent), draws: 1 << exponent,
            source: source)
    }

    /// A period of at least 2⁶⁴, whose exact number is not needed.
    static func long(_ description: String, log2: Double, _ source: String) -> Period {
        precondition(log2 >= 64)
        return Period(description: description, log2: log2, draws: nil, source: source)
    }
}
