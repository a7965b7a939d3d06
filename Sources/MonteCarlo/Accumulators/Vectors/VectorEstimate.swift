/// Estimates of the expected values of a vector's components, each with its error.
///
/// The intervals hold for each component alone: of a hundred intervals at 95 %, about five miss.
public struct VectorEstimate: Hashable, Encodable, Sendable {
    /// The estimate of each component.
    public let means: [MeanEstimate]

    /// The confidence level of the intervals, between 0 and 1.
    public let confidence: Double

    /// Computes the estimates from a total.
    ///
    /// Throws ``PiKitError`` with the code `confidence` if the level is out of range.
    ///
    /// - Precondition: The total has samples.
    public init(_ total: VectorMoments, confidence: Double = 0.95) throws(PiKitError) {
        let values = total.mean
        var means: [MeanEstimate] = []
        for i in 0..<total.dimensions {
            try means.append(
                MeanEstimate(
                    samples: total.count, mean: values[i], variance: total.variance(i),
                    confidence: confidence))
        }
        self.means = means
        self.confidence = confidence
    }
}

extension VectorEstimate: CustomStringConvertible {
    /// The estimates of the components in brackets, with commas between them.
    public var description: String {
        "(" + means.map { "\($0)" }.joined(separator: ", ") + ")"
    }
}
