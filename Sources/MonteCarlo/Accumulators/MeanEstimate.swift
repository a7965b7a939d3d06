/// An estimate of a mean from independent samples, with its error.
public struct MeanEstimate: Hashable, Sendable {
    /// The number of samples.
    public let samples: Int

    /// The mean of the samples.
    public let mean: Double

    /// The unbiased variance of a sample: squared deviations from the mean over `samples` - 1.
    ///
    /// Infinite for one sample, which says nothing about the spread.
    public let variance: Double

    /// The confidence level of ``interval``, between 0 and 1.
    public let confidence: Double

    /// The confidence interval for the expected value: Student's, with `samples` - 1 degrees of
    /// freedom.
    ///
    /// Over many seeds the interval contains the expected value about as often as ``confidence``
    /// says. It does so exactly for normal samples, and approximately for many samples of any other
    /// distribution with a variance. It is unbounded if the variance is infinite, and the mean
    /// alone if the variance is 0.
    public let interval: ClosedRange<Double>

    /// The standard error of the mean: √(variance / samples).
    public var standardError: Double {
        (variance / Double(samples)).squareRoot()
    }

    /// Computes the estimate from the mean and the variance of samples.
    ///
    /// - Parameters:
    ///   - samples: The number of samples.
    ///   - mean: Their mean.
    ///   - variance: Their unbiased variance. Ignored if there is only one sample.
    ///   - confidence: The confidence level of the interval, greater than 0 and less than 1.
    ///
    /// Throws ``PiKitError`` with the code `confidence` if the level is out of range.
    ///
    /// - Precondition: There are samples, the mean is finite, and the variance is not negative.
    public init(
        samples: Int, mean: Double, variance: Double, confidence: Double = 0.95
    ) throws(PiKitError) {
        precondition(samples > 0, "an estimate needs at least one sample")
        precondition(mean.isFinite, "a mean must be finite, not \(mean)")
        precondition(samples == 1 || variance >= 0, "a variance is not \(variance)")
        try Confidence.check(confidence)
        self.samples = samples
        self.mean = mean
        self.variance = samples == 1 ? .infinity : variance
        self.confidence = confidence
        let error = (self.variance / Double(samples)).squareRoot()
        if error.isFinite {
            let reach = error * Confidence.studentReach(confidence, freedom: samples - 1)
            interval = mean - reach...mean + reach
        } else {
            interval = -Double.infinity...Double.infinity
        }
    }
}

extension MeanEstimate: CustomStringConvertible {
    /// The mean with its standard error in brackets after its digits: 3.141 58(5) means
    /// 3.14158 ± 0.00005, and 1.000 0(2)e9 means 1.0000 · 10⁹ ± 0.0002 · 10⁹.
    ///
    /// The error has one or two digits, by the rule of the Particle Data Group's Review of Particle
    /// Physics, introduction, section 5.3. The text is the mean alone if the error is 0 or infinite.
    public var description: String {
        standardError > 0 && standardError.isFinite
            ? DecimalText.text(mean, standardError: standardError) : "\(mean)"
    }
}

extension MeanEstimate: Encodable {
    private enum CodingKeys: String, CodingKey {
        case samples, mean, variance, standardError, confidence, interval
    }

    /// Writes all values, the interval as [lower, upper].
    ///
    /// JSON has no infinities, so the keys of infinite values are absent, and `interval` if one of
    /// its ends is infinite.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(samples, forKey: .samples)
        try container.encode(mean, forKey: .mean)
        if variance.isFinite {
            try container.encode(variance, forKey: .variance)
            try container.encode(standardError, forKey: .standardError)
        }
        try container.encode(confidence, forKey: .confidence)
        if interval.lowerBound.isFinite && interval.upperBound.isFinite {
            try container.encode(interval, forKey: .interval)
        }
    }
}
