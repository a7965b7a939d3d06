extension Histogram: Accumulator {
    /// Counts a value.
    ///
    /// Takes O(1) time if the bins have about equal widths, and O(log bins) at most.
    ///
    /// - Precondition: The value is not NaN.
    public mutating func add(_ value: Double) {
        if let bin = bin(of: value) {
            counts[bin] += 1
        } else {
            countOutside(value)
        }
        samples += 1
    }

    /// Counts values.
    ///
    /// - Precondition: No value is NaN.
    public mutating func add(contentsOf values: Span<Double>) {
        let (lower, upper) = (bounds.lower, bounds.upper)
        var outside = 0
        counts.withUnsafeMutableBufferPointer { counts in
            bounds.withFinder { find in
                for index in values.indices {
                    let value = values[index]
                    if value >= lower && value <= upper {
                        counts[find(value)] += 1
                    } else {
                        outside += 1
                    }
                }
            }
        }
        samples += values.count
        guard outside > 0 else { return }
        for index in values.indices where !(lower...upper).contains(values[index]) {
            countOutside(values[index])
        }
    }

    private mutating func countOutside(_ value: Double) {
        precondition(!value.isNaN, "a histogram cannot count NaN")
        underflow += value < bounds.lower ? 1 : 0
        overflow += value > bounds.upper ? 1 : 0
    }

    /// Adds the counts of another histogram.
    ///
    /// Takes time O(bins).
    ///
    /// - Precondition: Both have the same edges, made in the same way.
    public mutating func merge(_ other: Histogram) {
        precondition(bounds == other.bounds, "histograms to merge must have the same edges")
        for bin in counts.indices { counts[bin] += other.counts[bin] }
        underflow += other.underflow
        overflow += other.overflow
        samples += other.samples
    }

    /// `true`: counts are integers.
    public static var isOrderFree: Bool { true }

    /// The densities of all bins, with their errors.
    ///
    /// Throws ``PiKitError`` with the code `confidence` if the level is out of range.
    ///
    /// - Precondition: The histogram has samples.
    public func estimate(confidence: Double) throws(PiKitError) -> HistogramEstimate {
        try HistogramEstimate(self, confidence: confidence)
    }

    /// Throws ``PiKitError`` with the code `record` if this is the histogram of another number of
    /// samples.
    public func check(samples: Int) throws(PiKitError) {
        guard samples == self.samples else {
            throw PiKitError(
                .record, "the histogram has \(self.samples) samples, but \(samples) are covered")
        }
    }

    /// Throws ``PiKitError`` with the code `record` if the two have other edges.
    public func check(alike other: Histogram) throws(PiKitError) {
        guard bounds == other.bounds else {
            throw PiKitError(
                .record,
                "a histogram of \(binCount) bins from \(bounds.lower) to \(bounds.upper) and one of "
                    + "\(other.binCount) bins from \(other.bounds.lower) to \(other.bounds.upper) have "
                    + "different edges")
        }
    }
}
