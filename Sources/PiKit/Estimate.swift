/// An estimate of π from a tally of points, with its error.
///
/// A point of the square is inside the circle with probability π/4, so π̂ = 4 · hits / samples.
public struct Estimate: Hashable, Sendable {
    /// The tally that the estimate is computed from.
    public let tally: Hits

    /// π̂, from 0 to 4.
    public let pi: Double

    /// The standard error of π̂: 4 · √(p(1 - p) / n) with the share p of hits among n points.
    ///
    /// `nil` if no point or every point is a hit, as the formula would give 0.
    public let standardError: Double?

    /// The confidence level of ``interval``, between 0 and 1.
    public let confidence: Double

    /// The confidence interval for π: Wilson's for a share, times four.
    ///
    /// Over many seeds the interval contains π as often as ``confidence`` says. It lies within 0 to
    /// 4, and is defined for 0 hits too. ``ShareEstimate/interval`` names its source.
    public let interval: ClosedRange<Double>

    /// The distance of π̂ from π in standard errors, positive if π̂ is too large.
    ///
    /// `nil` if there is no standard error. One correct estimate in twenty is more than 2 away.
    public var standardErrorsFromPi: Double? {
        standardError.map { (pi - Double.pi) / $0 }
    }

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
        let estimate = try ShareEstimate(tally, confidence: confidence)
        self.tally = tally
        self.confidence = confidence
        // A product with 4 is exact, so π's numbers have the digits of the share's.
        pi = 4 * estimate.share
        standardError = estimate.standardError.map { 4 * $0 }
        interval = 4 * estimate.interval.lowerBound...4 * estimate.interval.upperBound
    }
}

extension Estimate: Encodable {
    private enum CodingKeys: String, CodingKey {
        case pi, standardError, confidence, interval
    }

    /// Writes the values computed from the tally, the interval as [lower, upper].
    ///
    /// The key `standardError` is absent if there is no standard error.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(pi, forKey: .pi)
        try container.encodeIfPresent(standardError, forKey: .standardError)
        try container.encode(confidence, forKey: .confidence)
        try container.encode(interval, forKey: .interval)
    }
}

extension Estimate: PilotEstimate {
    package var pilotError: Double? { standardError }
}
