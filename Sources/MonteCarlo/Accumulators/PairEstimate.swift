/// The estimates of a pair of accumulators.
public struct PairEstimate<First, Second>: Hashable, Encodable, Sendable
where
    First: Hashable & Encodable & Sendable, Second: Hashable & Encodable & Sendable
{
    /// The estimate of the first accumulator.
    public let first: First

    /// The estimate of the second accumulator.
    public let second: Second

    /// The confidence level of both estimates' intervals, between 0 and 1.
    public let confidence: Double

    package init(first: First, second: Second, confidence: Double) {
        self.first = first
        self.second = second
        self.confidence = confidence
    }
}

extension PairEstimate: CustomStringConvertible {
    /// Both estimates, with a semicolon between them.
    public var description: String { "\(first); \(second)" }
}
