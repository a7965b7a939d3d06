import PiKit

extension Comparison {
    /// The cost and the result of one way to count.
    struct Row {
        let contender: Contender
        let samples: Int
        /// The median time of the rounds.
        let seconds: Double
        /// The estimate of the last round.
        let estimate: Estimate
        /// Whether the hits of every round equal those of the plain loop.
        ///
        /// `nil` if they need not be equal.
        let identical: Bool?
        /// The number of samples on which the row was compared with the plain loop.
        let compared: Int?
        /// The rate in multiples of the first row's.
        let speedup: Double

        var nanoseconds: Double { seconds / Double(samples) * 1e9 }
        var rate: Double { Double(samples) / seconds }
    }
}

extension Comparison.Row: Encodable {
    private enum CodingKeys: String, CodingKey {
        case name, samples, seconds, nsPerSample, samplesPerSecond, speedup, hits, identical
        case comparedSamples, pi, standardError
    }

    /// Encodes missing values as null.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(contender, forKey: .name)
        try container.encode(samples, forKey: .samples)
        try container.encode(seconds, forKey: .seconds)
        try container.encode(nanoseconds, forKey: .nsPerSample)
        try container.encode(rate, forKey: .samplesPerSecond)
        try container.encode(speedup, forKey: .speedup)
        try container.encode(estimate.tally.hits, forKey: .hits)
        try container.encode(identical, forKey: .identical)
        try container.encode(compared, forKey: .comparedSamples)
        try container.encode(estimate.pi, forKey: .pi)
        try container.encode(estimate.standardError, forKey: .standardError)
    }
}
