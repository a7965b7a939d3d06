/// The number, mean, variance, least and greatest value of samples that are numbers.
///
/// The bits of a total depend only on the samples and on how totals were merged. They are the same
/// on all processors, and for any cut of the samples into calls of ``add(_:)`` and
/// ``add(contentsOf:)``. Samples that were added since the accumulator was empty or was merged are
/// kept in 16 lanes: sample i is in lane i mod 16. The pivot p is sample 0. A lane has a number n of
/// samples, a mean m and a sum s of squared deviations, which begin at 0. A sample x updates its
/// lane like this, with each operation rounded once:
///
///     y = x - p
///     d = y - m
///     n = n + 1
///     m = m + d · (1 / n)
///     s = s + d · (y - m)
///
/// Reading and merging fold the lanes: lane k takes lane k + 8 for k from 0 to 7, then k + 4, k + 2
/// and k + 1. A lane (n, m, s) takes a lane (n′, m′, s′) like this, unless n′ is 0:
///
///     d = m′ - m
///     f = n′ / (n + n′)
///     m = m + d · f
///     s = s + (s′ + d · d · (n · f))
///     n = n + n′
///
/// The mean is then p + m. It is kept as the unevaluated sum of two doubles: the sum, and the error
/// of its rounding. Merging combines two totals in the same way, where d is the difference of the
/// higher parts plus that of the lower parts, so the distance from 0 costs no precision. Samples
/// added after a merge begin new lanes with a pivot of their own.
///
/// The pivot is a sample, so samples far from 0 lose no precision: the relative error of the
/// variance does not depend on the ratio of the mean to the deviation. For n samples it is about
/// √n · 10⁻¹⁷ where rounding errors are independent. The mean errs by as much of the deviation or of
/// its distance from the pivot, whichever is larger, and by half a unit in its last place.
///
/// Samples must be finite. Deviations that are larger than 10¹⁵⁴ can make the variance infinite,
/// and those that are smaller than 10⁻¹⁵⁴ can make it 0, because they are squared. If the greatest
/// sample less the least is too large for a double, the variance is infinite and the mean is half
/// the sum of these two. No finite samples give NaN.
///
/// B. P. Welford, "Note on a method for calculating corrected sums of squares and products",
/// Technometrics 4 (1962). T. F. Chan, G. H. Golub and R. J. LeVeque, "Algorithms for computing the
/// sample variance", The American Statistician 37 (1983).
public struct Moments: Hashable, Sendable {
    /// The samples up to the last merging.
    var merged: Folded?

    /// The samples since then.
    var lanes = Lanes()

    /// No samples.
    public init() {}

    /// The number of samples.
    public var count: Int { (merged?.count ?? 0) + lanes.count }

    /// The mean of the samples.
    ///
    /// - Precondition: There are samples.
    public var mean: Double { folded.mean }

    /// The unbiased variance: squared deviations from the mean over ``count`` - 1.
    ///
    /// Infinite for one sample, which says nothing about the spread.
    ///
    /// - Precondition: There are samples.
    public var variance: Double {
        let folded = folded
        return folded.count == 1 ? .infinity : folded.squares / Double(folded.count - 1)
    }

    /// The least sample, where -0 counts as 0.
    ///
    /// - Precondition: There are samples.
    public var least: Double { folded.least }

    /// The greatest sample, where -0 counts as 0.
    ///
    /// - Precondition: There are samples.
    public var greatest: Double { folded.greatest }

    /// All samples in one.
    private var folded: Folded {
        guard let folded = Folded(merged, lanes.folded) else {
            preconditionFailure("moments of no samples have nothing but a count")
        }
        return folded
    }
}

extension Moments: Accumulator {
    /// Adds one sample.
    public mutating func add(_ value: Double) {
        withUnsafePointer(to: value) {
            lanes.add(UnsafeBufferPointer(start: $0, count: 1))
        }
    }

    /// Adds samples.
    ///
    /// Takes less than a nanosecond a sample for a hundred samples or more.
    public mutating func add(contentsOf values: Span<Double>) {
        values.withUnsafeBufferPointer { lanes.add($0) }
    }

    /// Adds the samples of another total, which follow those of this one.
    ///
    /// If one of the two has no samples, the result is the other one. Takes O(1) time.
    public mutating func merge(_ other: Moments) {
        if count == 0 {
            self = other
        } else if other.count > 0 {
            merged = folded.merged(with: other.folded)
            lanes = Lanes()
        }
    }

    /// The mean, with its error.
    ///
    /// - Parameter confidence: The confidence level of the interval, greater than 0 and less than 1.
    ///
    /// Throws ``PiKitError`` with the code `confidence` if the level is out of range.
    ///
    /// - Precondition: There are samples, and all are finite.
    public func estimate(confidence: Double) throws(PiKitError) -> MeanEstimate {
        try MeanEstimate(samples: count, mean: mean, variance: variance, confidence: confidence)
    }

    /// Throws ``PiKitError`` with the code `record` if this is the total of another number of
    /// samples.
    public func check(samples: Int) throws(PiKitError) {
        guard samples == count else {
            throw PiKitError(
                .record, "the moments are of \(count) samples, but \(samples) are covered")
        }
    }
}
