extension Coverage {
    /// The coverage that a record claims, of order-free totals.
    ///
    /// Throws ``PiKitError`` with the code `record` if the ranges are not ascending or touch, if
    /// they go beyond the plan, or if the total has a different number of samples.
    init(
        _ ranges: [Range<Int>], total: Total, of plan: Plan, blockSize: Int
    ) throws(PiKitError) {
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
        self.init(blockSize: blockSize)
        self.ranges = ranges
        guard samples > 0 else { throw PiKitError(.record, "no sample is covered") }
        try total.check(samples: samples)
        nodes = [Node(samples: 0..<0, total: total)]
    }
}
