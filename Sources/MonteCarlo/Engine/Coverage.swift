/// The samples of a plan that are done, and what they add up to.
public struct Coverage<Total: Accumulator>: Hashable, Sendable {
    /// The samples, as ascending ranges that neither overlap nor touch.
    public private(set) var ranges: [Range<Int>]

    /// Their sum.
    public private(set) var total: Total

    /// The coverage of some neighbouring samples.
    ///
    /// - Precondition: There are samples, and the total has as many.
    package init(_ samples: Range<Int>, total: Total) {
        precondition(!samples.isEmpty && total.samples == samples.count)
        ranges = [samples]
        self.total = total
    }

    /// The coverage that a record says it has.
    ///
    /// Throws ``PiKitError`` with the code `record` if the ranges are not ascending or touch each
    /// other, if they leave the plan, or if the total has another number of samples.
    package init(_ ranges: [Range<Int>], total: Total, of plan: Plan) throws(PiKitError) {
        var end = -1
        for range in ranges {
            guard end < range.lowerBound, !range.isEmpty, range.upperBound <= plan.samples else {
                throw PiKitError(
                    .record,
                    "the covered ranges must rise from 0 to \(plan.samples) and not touch, which "
                        + "\(range.lowerBound) to \(range.upperBound) does not")
            }
            end = range.upperBound
        }
        let samples = ranges.reduce(0) { $0 + $1.count }
        guard samples > 0, total.samples == samples else {
            throw PiKitError(
                .record, "the tally has \(total.samples) samples, and \(samples) are covered")
        }
        self.ranges = ranges
        self.total = total
    }

    /// Adds samples that are not covered yet.
    ///
    /// O(1) if they come behind all others, else O(ranges).
    package mutating func merge(_ other: Coverage) {
        total.merge(other.total)
        if other.ranges[0].lowerBound == ranges[ranges.count - 1].upperBound {
            let first = ranges.removeLast().lowerBound..<other.ranges[0].upperBound
            ranges.append(first)
            ranges.append(contentsOf: other.ranges.dropFirst())
        } else {
            let (mine, others) = (RangeSet(ranges), RangeSet(other.ranges))
            precondition(mine.isDisjoint(others), "a sample was counted twice")
            ranges = Array(mine.union(others).ranges)
        }
    }
}

/// What the engine has made of some samples.
package struct Part<Total: Accumulator>: Sendable {
    /// The samples, and what they add up to.
    package private(set) var coverage: Coverage<Total>

    /// How many of them the plain code has decided.
    package private(set) var exactSamples: Int

    package init(_ samples: Range<Int>, total: Total, exactSamples: Int) {
        coverage = Coverage(samples, total: total)
        self.exactSamples = exactSamples
    }

    /// Adds samples that are not there yet.
    mutating func merge(_ other: Part) {
        coverage.merge(other.coverage)
        exactSamples += other.exactSamples
    }

    /// All samples of several parts, of which there is at least one.
    static func merging(_ parts: [Part]) -> Part {
        parts.dropFirst().reduce(into: parts[0]) { $0.merge($1) }
    }
}
