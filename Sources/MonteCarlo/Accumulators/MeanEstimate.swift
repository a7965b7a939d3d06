/// An estimate of a mean from independent samples, with its error.
public struct MeanEstimate: Hashable, Sendable {
    /// The number of samples.
    public let samples: Int

    /// The mean of the samples.
    public let mean: Double

    /// The unbiased variance of a sample: squared deviations from the mean over `samples` - 1.
    ///
    /// Infinite for one sample, which tells nothing of its spread.
    public let variance: Double

    /// The confidence level of ``interval``, between 0 and 1.
    public let confidence: Double

    /// The confidence interval for the expected value: Student's, with `samples` - 1 degrees of
    /// freedom.
    ///
    /// Over many seeds the interval contains the expected value about as often as ``confidence``
    /// says. It does so exactly for normal samples, and ever more closely with more samples of any
    /// other shape that has a variance.
    public let interval: ClosedRange<Double>

    /// The standard error of the mean: √(variance / samples).
    public var standardError: Double {
        (variance / Double(samples)).squareRoot()
    }
}
