extension VectorMoments: Accumulator {
    /// Adds a vector.
    ///
    /// - Precondition: The vector has ``dimensions`` components.
    public mutating func add(_ value: [Double]) {
        let (d, n) = (dimensions, count + 1)
        precondition(value.count == d, "vectors must have \(d) components, not \(value.count)")
        value.withUnsafeBufferPointer { value in
            sums.withUnsafeMutableBufferPointer { sums in
                Self.add(value.baseAddress!, to: sums.baseAddress!, dimensions: d, number: n)
            }
        }
        count = n
    }

    /// Adds the n-th vector.
    private static func add(
        _ value: UnsafePointer<Double>, to sums: UnsafeMutablePointer<Double>, dimensions d: Int,
        number n: Int
    ) {
        let (high, low) = (sums, sums + d)
        var row = sums + 2 * d
        let samples = Double(n)
        for i in 0..<d {
            let deviation = (value[i] - high[i]) - low[i]
            if deviation.isFinite {
                accumulate(deviation / samples, in: &high[i], &low[i])
            } else {
                average(value[i], 1 / samples, in: &high[i], &low[i])
            }
            // The deviation from the old mean of i, times that from the new mean of j.
            for j in 0...i {
                row[j] += deviation * ((value[j] - high[j]) - low[j])
            }
            row += i + 1
        }
    }

    /// Adds a number to an unevaluated sum of two doubles, the first of which is the rounded sum.
    private static func accumulate(
        _ change: Double, in high: inout Double, _ low: inout Double
    ) {
        let total = TwoSum(high, low + change)
        (high, low) = (total.sum, total.error)
    }

    /// Gives a number a share in a mean, where the difference of both is too large for a double.
    private static func average(
        _ value: Double, _ share: Double, in high: inout Double, _ low: inout Double
    ) {
        (high, low) = (high * (1 - share) + value * share, 0)
    }

    /// Adds the samples of another total.
    ///
    /// Takes time O(d²).
    ///
    /// - Precondition: Both have equally many dimensions.
    public mutating func merge(_ other: VectorMoments) {
        let d = dimensions
        precondition(
            other.dimensions == d, "totals of \(d) and \(other.dimensions) components do not merge")
        guard other.count > 0 else { return }
        guard count > 0 else {
            self = other
            return
        }
        let (n, m) = (Double(count), Double(other.count))
        let (share, weight) = (m / (n + m), n * (m / (n + m)))
        other.sums.withUnsafeBufferPointer { other in
            sums.withUnsafeMutableBufferPointer { sums in
                func difference(_ i: Int) -> Double {
                    (other[i] - sums[i]) + (other[d + i] - sums[d + i])
                }
                var place = 2 * d
                for i in 0..<d {
                    let weighted = weight * difference(i)
                    for j in 0...i {
                        sums[place] += other[place] + weighted * difference(j)
                        place += 1
                    }
                }
                for i in 0..<d {
                    let difference = difference(i)
                    if difference.isFinite {
                        Self.accumulate(share * difference, in: &sums[i], &sums[d + i])
                    } else {
                        Self.average(other[i], share, in: &sums[i], &sums[d + i])
                    }
                }
            }
        }
        count += other.count
    }

    /// Estimates the expected value of each component.
    ///
    /// Throws ``PiKitError`` with the code `confidence` if the level is out of range.
    ///
    /// - Precondition: There are samples.
    public func estimate(confidence: Double) throws(PiKitError) -> VectorEstimate {
        try VectorEstimate(self, confidence: confidence)
    }

    /// Throws ``PiKitError`` with the code `record` if this is the total of another number of
    /// samples.
    public func check(samples: Int) throws(PiKitError) {
        guard samples == count else {
            throw PiKitError(
                .record, "the moments have \(count) samples, but \(samples) are covered")
        }
    }

    /// Throws ``PiKitError`` with the code `record` if the two have other numbers of components.
    public func check(alike other: VectorMoments) throws(PiKitError) {
        guard dimensions == other.dimensions else {
            throw PiKitError(
                .record,
                "moments of \(dimensions) and of \(other.dimensions) components cannot be merged")
        }
    }
}
