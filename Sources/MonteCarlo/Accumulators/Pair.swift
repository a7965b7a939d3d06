/// Two accumulators that add up the same samples.
///
/// A simulation that wants both moments and a histogram of its values adds them up in a pair:
///
///     Pair(Moments(), Histogram(bins: 20, in: 0...1))
///
/// Pairs nest, so `Pair(Pair(a, b), c)` holds three. A pair costs what its parts cost.
public struct Pair<First: Accumulator, Second: Accumulator>: Accumulator
where First.Value == Second.Value {
    /// The first accumulator.
    public var first: First

    /// The second accumulator.
    public var second: Second

    /// A pair of accumulators, which should hold the same samples, such as none.
    @inlinable
    public init(_ first: First, _ second: Second) {
        self.first = first
        self.second = second
    }

    /// Adds the value of the next sample to both.
    @inlinable
    public mutating func add(_ value: First.Value) {
        first.add(value)
        second.add(value)
    }

    /// Adds the values of the next samples to both.
    @inlinable
    public mutating func add(contentsOf values: Span<First.Value>) {
        first.add(contentsOf: values)
        second.add(contentsOf: values)
    }

    /// Merges the first accumulators, and the second ones.
    @inlinable
    public mutating func merge(_ other: Pair) {
        first.merge(other.first)
        second.merge(other.second)
    }

    /// Whether this is true of both.
    @inlinable
    public static var isOrderFree: Bool { First.isOrderFree && Second.isOrderFree }

    /// The index of the first value that either of them finds.
    @inlinable
    public static func indexOfNonFinite(in values: Span<First.Value>) -> Int? {
        let first = First.indexOfNonFinite(in: values)
        guard let second = Second.indexOfNonFinite(in: values) else { return first }
        return first.map { min($0, second) } ?? second
    }

    /// Reads off both estimates.
    ///
    /// Throws what either of them throws.
    public func estimate(
        confidence: Double
    ) throws(PiKitError) -> PairEstimate<First.Estimate, Second.Estimate> {
        try PairEstimate(
            first: first.estimate(confidence: confidence),
            second: second.estimate(confidence: confidence),
            confidence: confidence)
    }

    /// Throws ``PiKitError`` with the code `record` unless both can be the totals of `samples`
    /// samples.
    public func check(samples: Int) throws(PiKitError) {
        try first.check(samples: samples)
        try second.check(samples: samples)
    }

    /// Throws ``PiKitError`` with the code `record` unless both accumulators can be merged with those
    /// of another pair.
    public func check(alike other: Pair) throws(PiKitError) {
        try first.check(alike: other.first)
        try second.check(alike: other.second)
    }
}
