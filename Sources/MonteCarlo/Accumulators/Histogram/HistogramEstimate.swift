/// The bins of a histogram as an estimate of a probability density, each with its error.
///
/// The intervals hold for each bin alone: of a hundred intervals at 95 %, about five miss.
public struct HistogramEstimate: RandomAccessCollection, Hashable, Sendable {
    /// The histogram.
    public let histogram: Histogram

    /// The confidence level of the bins' intervals, between 0 and 1.
    public let confidence: Double

    /// The densities of a histogram.
    ///
    /// Throws ``PiKitError`` with the code `confidence` if the level is out of range.
    ///
    /// - Precondition: The histogram has samples.
    public init(_ histogram: Histogram, confidence: Double = 0.95) throws(PiKitError) {
        precondition(histogram.samples > 0, "an estimate needs at least one sample")
        try Confidence.check(confidence)
        self.histogram = histogram
        self.confidence = confidence
    }

    /// 0.
    public var startIndex: Int { 0 }

    /// The number of bins.
    public var endIndex: Int { histogram.binCount }

    /// A bin.
    ///
    /// Takes O(1) time.
    public subscript(bin: Int) -> HistogramBin {
        let (lower, upper) = (histogram.bounds[bin], histogram.bounds[bin + 1])
        return HistogramBin(range: lower...upper, share: share(histogram.counts[bin]))
    }

    /// The share of values below the first edge.
    public var underflow: ShareEstimate { share(histogram.underflow) }

    /// The share of values above the last edge.
    public var overflow: ShareEstimate { share(histogram.overflow) }

    private func share(_ count: Int) -> ShareEstimate {
        do throws(PiKitError) {
            return try ShareEstimate(
                Hits(samples: histogram.samples, hits: count), confidence: confidence)
        } catch {
            preconditionFailure(error.description)
        }
    }
}

extension HistogramEstimate: CustomStringConvertible {
    /// A line for each bin, such as "0.0 to 0.5: 0.248(4)", with the share of all values in it and
    /// its standard error.
    ///
    /// After 40 bins, the last line says how many more there are.
    public var description: String {
        let lines = prefix(40).map(\.description)
        let rest = count - lines.count
        return (lines + (rest > 0 ? ["and \(rest) more"] : [])).joined(separator: "\n")
    }
}

extension HistogramEstimate: Encodable {
    private enum CodingKeys: String, CodingKey {
        case confidence, underflow, overflow, bins
    }

    /// Writes the values computed from the histogram.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(confidence, forKey: .confidence)
        try container.encode(underflow.share, forKey: .underflow)
        try container.encode(overflow.share, forKey: .overflow)
        var bins = container.nestedUnkeyedContainer(forKey: .bins)
        for bin in self { try bins.encode(bin) }
    }
}
