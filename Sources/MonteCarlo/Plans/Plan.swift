/// What a run computes: a number of samples from the sequence of a generator and a seed.
///
/// The total of a run depends only on its problem and its plan. It does not depend on the number of
/// workers, the machine, or the order in which the parts are computed.
public struct Plan: Hashable, Sendable {
    /// The valid numbers of samples: 1 to 2⁵³, so that JSON numbers hold every count without
    /// rounding.
    public static let sampleRange = 1...(1 << 53)

    /// The generator that makes the draws.
    public let generator: Generator

    /// The seed.
    ///
    /// Different seeds can give the same run: ``Generator/seedNote`` says which. For mt19937 these
    /// are 0 and GSL's default seed, 4357.
    public let seed: UInt32

    /// The number of samples.
    public let samples: Int

    /// How samples map to streams, which follows from the generator.
    public var layout: Layout { generator.layout }

    /// A plan.
    ///
    /// - Parameters:
    ///   - samples: The number of samples, 1 to 2⁵³.
    ///   - seed: The seed, 0 to 2³² - 1, see ``seed``.
    ///   - generator: The generator that makes the draws.
    ///
    /// Throws ``PiKitError`` with the code `samples` if the number of samples is out of range. This
    /// does not check the generator's period, as the number of draws depends on the problem:
    /// ``Problem/check(_:)`` does.
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
    /// version of PiKit uses for the generator, as the total would differ.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let generator = try container.decode(Generator.self, forKey: .generator)
        let streams = try container.decode(String.self, forKey: .streams)
        guard streams == generator.layout.rawValue else {
            throw PiKitError(
                .record,
                "the plan has the layout '\(streams)', but this version of PiKit uses the layout "
                    + "'\(generator.layout.rawValue)' for \(generator)")
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
