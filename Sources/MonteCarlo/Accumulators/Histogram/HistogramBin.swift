/// A bin of a histogram, with the probability density that it estimates.
///
/// The density is the average over the bin: its share of all values divided by its width. So the
/// densities times the widths sum to 1 less the shares of underflow and overflow.
public struct HistogramBin: Hashable, Sendable {
    /// The lower and the upper edge.
    ///
    /// The bin holds the lower edge. Only the last bin holds the upper one.
    public let range: ClosedRange<Double>

    /// The share of all values that are in the bin, with its standard error and interval.
    public let share: ShareEstimate

    /// The number of values in the bin.
    public var count: Int { share.tally.hits }

    /// The width of the bin.
    public var width: Double { range.upperBound - range.lowerBound }

    /// The estimate of the density: count / (samples · width).
    public var density: Double { share.share / width }

    /// The standard error of the density: √(p(1 - p) / n) / width with the share p of n values.
    ///
    /// `nil` if no value or every value is in the bin.
    public var standardError: Double? { share.standardError.map { $0 / width } }

    /// The confidence interval for the density: Wilson's for the share, divided by the width.
    public var interval: ClosedRange<Double> {
        share.interval.lowerBound / width...share.interval.upperBound / width
    }
}

extension HistogramBin: CustomStringConvertible {
    /// The edges and the share, such as "0.0 to 0.5: 0.248(4)".
    public var description: String {
        "\(range.lowerBound) to \(range.upperBound): \(share)"
    }
}

extension HistogramBin: Encodable {
    private enum CodingKeys: String, CodingKey {
        case range, count, density, standardError, interval
    }

    /// Writes the values computed from the count, the range and the interval as [lower, upper].
    ///
    /// The key `standardError` is absent if there is no standard error.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(range, forKey: .range)
        try container.encode(count, forKey: .count)
        try container.encode(density, forKey: .density)
        try container.encodeIfPresent(standardError, forKey: .standardError)
        try container.encode(interval, forKey: .interval)
    }
}
