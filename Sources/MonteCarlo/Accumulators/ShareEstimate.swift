/// An estimate of a share, such as a probability, from independent samples, with its error.
public struct ShareEstimate: Hashable, Sendable {
    /// The tally that the estimate is computed from.
    public let tally: Hits

    /// The share of hits, from 0 to 1.
    public let share: Double

    /// The standard error of the share: √(p(1 - p) / n) with the share p of hits among n samples.
    ///
    /// `nil` if no sample or every sample is a hit, where the formula gives 0.
    public let standardError: Double?

    /// The confidence level of ``interval``, between 0 and 1.
    public let confidence: Double

    /// The confidence interval for the probability of a hit: Wilson's.
    ///
    /// Over many seeds the interval contains the probability about as often as ``confidence`` says.
    /// It lies within 0 to 1, and is defined for 0 hits too.
    ///
    /// E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
    /// Journal of the American Statistical Association 22 (1927).
    public let interval: ClosedRange<Double>

    /// Computes the estimate from a tally.
    ///
    /// Takes O(1) time.
    ///
    /// - Parameters:
    ///   - tally: The samples and the hits among them.
    ///   - confidence: The confidence level of the interval, greater than 0 and less than 1.
    ///
    /// Throws ``PiKitError`` with the code `confidence` if the level is out of range.
    ///
    /// - Precondition: The tally has samples.
    public init(_ tally: Hits, confidence: Double = 0.95) throws(PiKitError) {
        precondition(tally.samples > 0, "an estimate needs at least one sample")
        try Confidence.check(confidence)
        let n = Double(tally.samples)
        let hits = Double(tally.hits)
        let misses = Double(tally.samples - tally.hits)
        let share = hits / n
        let variance = share * (misses / n) / n
        self.tally = tally
        self.share = share
        self.confidence = confidence
        standardError = variance > 0 ? variance.squareRoot() : nil

        let z = Confidence.normalReach(confidence)
        let shrink = 1 + z * z / n
        let center = (share + z * z / (2 * n)) / shrink
        let reach = z / shrink * (variance + z * z / (4 * n * n)).squareRoot()
        // With no hits or only hits the formula gives 0 or 1 up to rounding.
        let lower = tally.hits == 0 ? 0 : max(0, center - reach)
        let upper = tally.hits == tally.samples ? 1 : min(1, center + reach)
        interval = lower...upper
    }
}

extension ShareEstimate: CustomStringConvertible {
    /// The share with its standard error in brackets after its digits: 0.785 40(5) means
    /// 0.78540 ± 0.00005.
    ///
    /// The error has one or two digits, by the rule of the Particle Data Group's Review of Particle
    /// Physics, introduction, section 5.3. Without a standard error the text is the share alone,
    /// "0" or "1".
    public var description: String {
        guard let standardError else { return tally.hits == 0 ? "0" : "1" }
        return DecimalText.text(share, standardError: standardError)
    }
}

extension ShareEstimate: Encodable {
    private enum CodingKeys: String, CodingKey {
        case share, standardError, confidence, interval
    }

    /// Writes the values computed from the tally, the interval as [lower, upper].
    ///
    /// The key `standardError` is absent if there is no standard error.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(share, forKey: .share)
        try container.encodeIfPresent(standardError, forKey: .standardError)
        try container.encode(confidence, forKey: .confidence)
        try container.encode(interval, forKey: .interval)
    }
}
