/// What a run computes: a number of samples, from the sequence of a generator and a seed.
///
/// The total of a run is a function of its problem and its plan alone. It does not depend on the
/// number of workers, on the machine, or on the order in which the parts are computed.
public struct Plan: Hashable, Sendable {
    /// The numbers of samples that a plan can have: 1 to 2⁵³, so that every count is exact in
    /// JSON's numbers too.
    public static let sampleRange = 1...(1 << 53)

    /// The generator that makes the draws.
    public let generator: Generator

    /// The seed.
    ///
    /// With most generators 0 stands for a default seed of GSL's, such as 4357 for mt19937, and some
    /// generators do not use all 32 bits.
    public let seed: UInt32

    /// The number of samples.
    public let samples: Int

    /// How samples map to streams, which follows from the generator.
    public var layout: Layout { generator.layout }

    /// A plan.
    ///
    /// - Parameters:
    ///   - samples: 1 to 2⁵³, ``sampleRange``.
    ///   - seed: From 0 to 2³² - 1, see ``seed``.
    ///   - generator: Where the draws come from.
    ///
    /// Throws ``PiKitError`` with the code `samples` if their number is out of range. How many draws
    /// they take, the problem knows: ``Problem/check(_:)`` tells whether the generator has as many.
    public init(samples: Int, seed: UInt32, generator: Generator = .mt19937) throws(PiKitError) {
        guard Self.sampleRange.contains(samples) else {
            throw PiKitError(
                .samples,
                "the number of samples must be from 1 to \(Self.sampleRange.upperBound), "
                    + "not \(samples)")
        }
        self.generator = generator
        self.seed = seed
        self.samples = samples
    }
}

extension Plan: Codable {
    private enum CodingKeys: String, CodingKey {
        case generator, seed, samples, streams
    }

    /// Reads a plan and checks it as `init(samples:seed:generator:)` does.
    ///
    /// Throws ``PiKitError`` with the code `record` if the plan's layout is not the one that this
    /// version of PiKit has for the generator: the total would be another one.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let generator = try container.decode(Generator.self, forKey: .generator)
        let streams = try container.decode(String.self, forKey: .streams)
        guard streams == generator.layout.rawValue else {
            throw PiKitError(
                .record,
                "the plan makes its streams by '\(streams)', and this version of PiKit makes those "
                    + "of \(generator) by '\(generator.layout.rawValue)'")
        }
        try self.init(
            samples: container.decode(Int.self, forKey: .samples),
            seed: container.decode(UInt32.self, forKey: .seed),
            generator: generator)
    }

    /// Writes the plan, with its layout under the key `streams`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(generator, forKey: .generator)
        try container.encode(seed, forKey: .seed)
        try container.encode(samples, forKey: .samples)
        try container.encode(layout, forKey: .streams)
    }
}
