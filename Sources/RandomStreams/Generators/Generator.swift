#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// One of GSL's random number generators, and what is known about it.
///
/// The name identifies a generator. It is encoded as its name.
public struct Generator: Sendable {
    /// GSL's name, such as "mt19937".
    public let name: String

    /// How runs of this generator map samples to streams.
    public let layout: Layout

    /// The number of draws after which the sequence repeats.
    ///
    /// `nil` if it is unknown. Some seeds have shorter periods, see ``period(seed:)``.
    public let period: Period?

    /// The bits of a uniform draw, 15 to 48, which set the spacing of the grid that points lie on.
    public let bits: Int

    /// The range of integers that a draw can give, as GSL declares it.
    package var draws: ClosedRange<UInt64> { gsl.draws }

    /// The largest integer draw less the least one.
    let drawSpan: UInt64

    /// The number of uniform bits in an integer draw: ⌊log₂(max - min + 1)⌋.
    ///
    /// ``RandomStream/next()`` takes this many bits of a draw, and skips draws that have more.
    package var bitsOfNext: Int {
        let values = draws.upperBound - draws.lowerBound + 1
        return UInt64.bitWidth - 1 - values.leadingZeroBitCount
    }

    /// A line on the generator's quality, as a help in choosing one.
    public let note: String

    package let gsl: GSLGenerator
    private let seeding: Seeding
    private let constantSeeds: [UInt32]
    private let seeds: SeedClasses?

    /// The generators of the installed GSL, some sixty, in GSL's order: roughly by name.
    public static let all: [Generator] = GSLGenerator.installed.map(Generator.init(installed:))

    /// The Mersenne Twister of Matsumoto and Nishimura, GSL's default.
    ///
    /// Every version of GSL has it.
    public static let mt19937 = all.first { $0.name == "mt19937" }!

    /// The generator that GSL calls `name`.
    ///
    /// Throws ``PiKitError`` with the code `generator` if the installed GSL has no generator of
    /// that name. The error's text suggests names that differ little, or else ``all``.
    public init(named name: String) throws(PiKitError) {
        try self.init(named: name, listedBy: "Generator.all")
    }

    /// The generator that GSL calls `name`.
    ///
    /// Throws as ``init(named:)`` does.
    ///
    /// - Parameter list: What the error's text says lists all generators, if no name is near.
    package init(named name: String, listedBy list: String?) throws(PiKitError) {
        guard let found = Self.all.first(where: { $0.name == name }) else {
            let right =
                question(suggestingFor: name, among: Self.all.map(\.name))
                ?? list.map { "\($0) lists all that it has" }
            throw PiKitError(
                .generator,
                "GSL \(GSLGenerator.libraryVersion) has no generator '\(name)'"
                    + (right.map { "; \($0)" } ?? ""))
        }
        self = found
    }

    /// A generator that GSL does not list.
    ///
    /// For tests.
    package init(unlisted gsl: GSLGenerator, layout: Layout) {
        self.init(gsl: gsl, row: nil, layout: layout)
    }

    private init(installed gsl: GSLGenerator) {
        let row = GeneratorCatalog.rows[gsl.name]
        let layout = gsl.canJump ? .exact : row?.layout ?? .serial
        self.init(gsl: gsl, row: row, layout: layout)
    }

    private init(gsl: GSLGenerator, row: GeneratorCatalog.Row?, layout: Layout) {
        self.gsl = gsl
        self.layout = layout
        name = gsl.name
        drawSpan = gsl.draws.upperBound - gsl.draws.lowerBound
        period = row?.period
        seeding = row?.seeding ?? .full
        seeds = row?.seeds
        constantSeeds = row?.constantSeeds ?? []
        bits = row?.uniformBits ?? gsl.bits
        note = row?.note ?? "not known to this version of PiKit"
    }

    /// The period of the sequence of one seed.
    ///
    /// Some seeds have a shorter period than the generator. The period is 1 for the few seeds that
    /// give a constant, and for the seed of `ran0` with which GSL would abort the process. For 23
    /// seeds one of the three components of `taus` is 0, and the periods are some 2⁵⁷, 2⁵⁹ and 2⁶⁰.
    ///
    /// Takes O(1) time.
    public func period(seed: UInt32) -> Period? {
        constantSeeds.contains(seed)
            ? .exactly(1, "the seed gives a constant") : seeding.period(of: seed, full: period)
    }

    /// A sentence on seeds: what 0 stands for, and which seeds give the same sequence.
    ///
    /// An example is "0 stands for 4357; all other seeds give different sequences". With the layout
    /// ``Layout/blocks`` it distinguishes the seed of a whole sequence, which goes to GSL, from that
    /// of substreams and runs, from which block seeds are derived. It is `nil` if this version of
    /// PiKit does not know the generator. ``canonicalSeed(of:)`` computes what it says of streams.
    public var seedNote: String? {
        seeds.map { seeds in
            layout == .blocks
                ? "in a whole sequence, \(seeds.sentence); \(BlockSeeds.note)" : seeds.sentence
        }
    }

    /// The seed that represents all seeds with the sequence of `seed`.
    ///
    /// Two streams without a substream have the same draws if, and only if, the canonical seeds of
    /// their seeds are equal. For mt19937 the canonical seed of 0 is 4357, and any other seed is its
    /// own. The seed with which GSL aborts for `ran0` counts as one of those that give a constant.
    /// The facts are those of the source code of GSL 2.7.1.
    ///
    /// `nil` if this version of PiKit does not know the generator. Takes O(1) time.
    public func canonicalSeed(of seed: UInt32) -> UInt32? {
        seeds?.representative(of: seed)
    }
}

extension GeneratorCatalog.Row {
    /// The layout of a generator that cannot jump.
    fileprivate var layout: Layout {
        guard seeds.keepBlockSeedsApart, let period, period.log2 >= 60 else { return .serial }
        return .blocks
    }
}

extension GSLGenerator {
    /// The bits of an integer draw: the binary logarithm of the number of its values, rounded to
    /// the nearest integer.
    fileprivate var bits: Int {
        let values = Double(draws.upperBound - draws.lowerBound) + 1
        return Int(log2(values).rounded())
    }
}

extension Generator: Hashable, CustomStringConvertible {
    /// Generators are equal if their names are.
    public static func == (a: Generator, b: Generator) -> Bool {
        a.name == b.name
    }

    /// Hashes the name.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
    }

    /// The name.
    public var description: String { name }
}

extension Generator: Codable {
    /// Reads a name, and throws ``PiKitError`` as `init(named:)` does.
    public init(from decoder: any Decoder) throws {
        // Who reads a record cannot choose another generator.
        try self.init(
            named: decoder.singleValueContainer().decode(String.self), listedBy: nil)
    }

    /// Writes the name.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }
}
