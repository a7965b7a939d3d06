/// The samples of a plan that are done, with their total.
public struct Coverage<Total: Accumulator>: Hashable, Sendable {
    /// The samples, as ascending ranges that neither overlap nor touch.
    public private(set) var ranges: [Range<Int>]

    /// The total of the samples.
    public private(set) var total: Total

    /// The number of samples that are done.
    public var samples: Int { ranges.reduce(0) { $0 + $1.count } }

    /// The coverage of one range of samples.
    ///
    /// - Precondition: The range is not empty, and the total has as many samples.
    package init(_ samples: Range<Int>, total: Total) {
        precondition(!samples.isEmpty)
        ranges = [samples]
        self.total = total
    }

    /// The coverage that a record claims.
    ///
    /// Throws ``PiKitError`` with the code `record` if the ranges are not ascending or touch, if
    /// they go beyond the plan, or if the total has a different number of samples.
    package init(_ ranges: [Range<Int>], total: Total, of plan: Plan) throws(PiKitError) {
        var end = -1
        for range in ranges {
            guard end < range.lowerBound, !range.isEmpty, range.upperBound <= plan.samples else {
                throw PiKitError(
                    .record,
                    "the covered ranges must ascend from 0 to \(plan.samples) without touching; "
                        + "\(range.lowerBound) to \(range.upperBound) does not")
            }
            end = range.upperBound
        }
        let samples = ranges.reduce(0) { $0 + $1.count }
        guard samples > 0 else { throw PiKitError(.record, "no sample is covered") }
        try total.check(samples: samples)
        self.ranges = ranges
        self.total = total
    }

    /// Adds the coverage of other samples.
    ///
    /// Takes O(1) time if those samples follow the last range directly, else O(ranges).
    ///
    /// - Precondition: No sample is covered twice.
    package mutating func merge(_ other: Coverage) {
        total.merge(other.total)
        if other.ranges[0].lowerBound == ranges[ranges.count - 1].upperBound {
            let first = ranges.removeLast().lowerBound..<other.ranges[0].upperBound
            ranges.append(first)
            ranges.append(contentsOf: other.ranges.dropFirst())
        } else {
            let (mine, others) = (RangeSet(ranges), RangeSet(other.ranges))
            precondition(mine.isDisjoint(others), "a sample is covered twice")
            ranges = Array(mine.union(others).ranges)
        }
    }
}
