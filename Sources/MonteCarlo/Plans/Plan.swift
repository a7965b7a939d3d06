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

    /// The number of samples in a block, or `nil` for the problem's own: 2¹⁶ for simulations, and
    /// 2²² for π.
    ///
    /// A block is the unit of sums: with another block size, sums of doubles round differently.
    /// Where samples take a varying number of draws, and with the layout ``Layout/blocks``, each
    /// block also has a substream of its own, so the samples themselves differ. The size does not
    /// affect hits and histograms of samples with a fixed number of draws, with the layouts
    /// ``Layout/exact`` and ``Layout/serial``.
    ///
    /// One worker computes a block, so a plan of a single block keeps only one worker busy. Choose
    /// smaller blocks if samples are few and slow. They also shorten the work of
    /// ``Simulation/replay(sample:of:kernel:)``. With larger blocks, streams move less often. A move to a
    /// block's substream takes up to 0.7 ms, see ``RandomStream/jump(toSubstream:)``.
    public private(set) var blockSize: Int?

    /// The valid block sizes: 1 to 2⁴⁰ samples.
    public static let blockSizeRange = 1...(1 << 40)

    /// How samples map to streams, which follows from the generator.
    public var layout: Layout { generator.layout }

    /// A plan.
    ///
    /// - Parameters:
    ///   - samples: The number of samples, 1 to 2⁵³.
    ///   - seed: The seed, 0 to 2³² - 1, see ``seed``.
    ///   - generator: The generator that makes the draws.
    ///   - blockSize: The samples of a block, 1 to 2⁴⁰, see ``blockSize``.
    ///
    /// Throws ``PiKitError`` with the code `samples` or `blockSize` if these are out of range. This
    /// does not check the generator's period, as the number of draws depends on the problem:
    /// ``Problem/check(_:)`` does.
    public init(
        samples: Int, seed: UInt32, generator: Generator = .mt19937, blockSize: Int? = nil
    ) throws(PiKitError) {
        guard Self.sampleRange.contains(samples) else {
            throw PiKitError(
                .samples,
                "the number of samples must be from 1 to \(Self.sampleRange.upperBound), "
                    + "not \(samples)")
        }
        if let blockSize, !Self.blockSizeRange.contains(blockSize) {
            throw PiKitError(
                .blockSize,
                "a block must have from 1 to \(Self.blockSizeRange.upperBound) samples, "
                    + "not \(blockSize)")
        }
        self.generator = generator
        self.seed = seed
        self.samples = samples
        self.blockSize = blockSize
    }
}

extension Plan {
    /// The same plan, with so many samples.
    ///
    /// Throws what ``init(samples:seed:generator:blockSize:)`` throws.
    package func with(samples: Int) throws(PiKitError) -> Plan {
        try Plan(samples: samples, seed: seed, generator: generator, blockSize: blockSize)
    }

    /// The same plan, with blocks of this valid size.
    func with(blockSize: Int) -> Plan {
        var plan = self
        plan.blockSize = blockSize
        return plan
    }
}

extension Plan: Codable {
    private enum CodingKeys: String, CodingKey {
        case generator, seed, samples, streams, blockSize
    }

    /// Reads a plan and checks it as `init(samples:seed:generator:blockSize:)` does.
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
            generator: generator,
            blockSize: container.decodeIfPresent(Int.self, forKey: .blockSize))
    }

    /// Writes the plan, with its layout under the key `streams`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(generator, forKey: .generator)
        try container.encode(seed, forKey: .seed)
        try container.encode(samples, forKey: .samples)
        try container.encode(layout, forKey: .streams)
        try container.encodeIfPresent(blockSize, forKey: .blockSize)
    }
}
