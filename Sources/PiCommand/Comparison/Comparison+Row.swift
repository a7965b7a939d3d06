import PiKit

extension Comparison {
    /// A row: what one way to count costs, and what it has counted.
    struct Row {
        let contender: Contender
        let samples: Int
        /// The median of the rounds.
        let seconds: Double
        /// Those of the last round.
        let estimate: Estimate
        /// Whether all rounds had the same hits, and those of the plain loop.
        ///
        /// Absent where they need not be.
        let identical: Bool?
        /// On how many samples it was compared with the plain loop.
        let compared: Int?
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

    /// What is not there is null.
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
