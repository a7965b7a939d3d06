/// What a run computes: so many samples, of the sequence of a generator and a seed.
///
/// The tally of a run is a function of its plan alone. It does not depend on the number of workers,
/// on the machine, or on the order in which the parts are computed.
public struct Plan: Hashable, Sendable {
    /// The numbers of samples that a plan can have: 1 to 2⁵³, so that every count is exact in
    /// JSON's numbers too.
    public static let sampleRange = 1...(1 << 53)

    /// The generator that the drops are drawn from.
    public let generator: Generator

    /// The seed.
    ///
    /// With most generators 0 stands for a default seed of GSL's, such as 4357 for mt19937, and some
    /// generators do not use all 32 bits.
    public let seed: UInt32

    /// How many drops fall, two draws each.
    public let samples: Int

    /// How the streams are made, which follows from the generator.
    public var streams: Streams { generator.streams }

    /// A plan for a run of `samples` drops.
    ///
    /// - Parameters:
    ///   - samples: 1 to 2⁵³, ``sampleRange``.
    ///   - seed: From 0 to 2³² - 1, see ``seed``.
    ///   - generator: Where the draws come from.
    ///
    /// Throws ``PiError`` with the code `samples` if their number is out of range, and with the code
    /// `period` if the generator is known to repeat itself before so many draws are made.
    public init(samples: Int, seed: UInt32, generator: Generator = .mt19937) throws(PiError) {
        guard Self.sampleRange.contains(samples) else {
            throw PiError(
                .samples,
                "the number of samples must be from 1 to \(Self.sampleRange.upperBound), "
                    + "not \(samples)")
        }
        let draws = 2 * UInt64(samples)
        // The seed of a plan in blocks is no generator's seed.
        let period =
            generator.streams == .blocks ? generator.period : generator.period(seed: seed)
        if let period, !period.allows(draws: draws) {
            throw Self.error(draws: draws, period: period, generator: generator, seed: seed)
        }
        self.generator = generator
        self.seed = seed
        self.samples = samples
    }

    private static func error(
        draws: UInt64, period: Period, generator: Generator, seed: UInt32
    ) -> PiError {
        let repeats =
            generator.period == period ? "\(generator)" : "\(generator) with seed \(seed)"
        let remedy =
            period.draws.map { $0 < 2 } ?? false
            ? "choose another seed"
            : "ask for at most \((period.draws ?? draws) / 2) samples or choose a generator with "
                + "a longer period"
        return PiError(
            .period,
            "the plan needs \(draws) draws, and \(repeats) repeats itself after \(period): \(remedy)"
        )
    }
}

extension Plan: Codable {
    private enum CodingKeys: String, CodingKey {
        case generator, seed, samples, streams
    }

    /// Reads a plan and checks it as `init(samples:seed:generator:)` does.
    ///
    /// Throws ``PiError`` with the code `record` if the plan makes its streams in another way than
    /// this version of PiKit does, which would give another tally.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let generator = try container.decode(Generator.self, forKey: .generator)
        let streams = try container.decode(String.self, forKey: .streams)
        guard streams == generator.streams.rawValue else {
            throw PiError(
                .record,
                "the plan makes its streams by '\(streams)', and this version of PiKit makes those "
                    + "of \(generator) by '\(generator.streams.rawValue)'")
        }
        try self.init(
            samples: container.decode(Int.self, forKey: .samples),
            seed: container.decode(UInt32.self, forKey: .seed),
            generator: generator)
    }

    /// Writes the plan, and how its streams are made.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(generator, forKey: .generator)
        try container.encode(seed, forKey: .seed)
        try container.encode(samples, forKey: .samples)
        try container.encode(streams, forKey: .streams)
    }
}
