extension Moments {
    /// The moments of samples, without lanes.
    struct Folded: Hashable, Sendable {
        /// At least 1.
        let count: Int

        /// The mean as a double.
        let mean: Double

        /// The exact mean less ``mean``: at most half a unit in the last place of ``mean``.
        let meanLow: Double

        /// The sum of squared deviations from the mean.
        let squares: Double

        let least: Double
        let greatest: Double

        /// Moments whose mean is `mean` + `plus` + `low`, where `low` is much smaller than `mean`.
        init(
            count: Int, mean: Double, plus: Double, low: Double = 0, squares: Double,
            least: Double, greatest: Double
        ) {
            self.count = count
            self.least = least
            self.greatest = greatest
            if greatest - least == .infinity {
                (self.mean, meanLow) = (least / 2 + greatest / 2, 0)
                self.squares = .infinity
            } else {
                let high = TwoSum(mean, plus)
                let total = TwoSum(high.sum, high.error + low)
                (self.mean, meanLow) = (total.sum, total.error)
                self.squares = squares
            }
        }

        /// The moments of the samples of both, or `nil` if there are none.
        init?(_ first: Folded?, _ second: Folded?) {
            if let first, let second {
                self = first.merged(with: second)
            } else if let one = first ?? second {
                self = one
            } else {
                return nil
            }
        }

        /// The moments of these samples and those of `other`, which follow.
        func merged(with other: Folded) -> Folded {
            let (n, more) = (Double(count), Double(other.count))
            let distance = (other.mean - mean) + (other.meanLow - meanLow)
            let share = more / (n + more)
            return Folded(
                count: count + other.count, mean: mean, plus: distance * share, low: meanLow,
                squares: squares + (other.squares + distance * distance * (n * share)),
                least: min(least, other.least), greatest: max(greatest, other.greatest))
        }
    }
}
