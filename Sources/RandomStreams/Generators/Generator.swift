import Foundation

/// One of GSL's random number generators, and what is known of it.
///
/// Its name stands for it, in JSON too.
public struct Generator: Sendable {
    /// GSL's name, such as "mt19937".
    public let name: String

    /// How its runs map samples to streams.
    public let layout: Layout

    /// The number of draws after which its sequence repeats.
    ///
    /// Some seeds shorten it, see ``period(seed:)``. `nil` if nobody knows it.
    public let period: Period?

    /// The bits of a uniform draw, 15 to 48: the fineness of the grid on which points lie.
    public let bits: Int

    /// The integers that a draw can give, as GSL declares them.
    package var draws: ClosedRange<UInt64> { gsl.draws }

    /// The bits of an integer draw that are all equally likely: ⌊log₂(max - min + 1)⌋.
    ///
    /// ``RandomStream/next()`` takes this many bits of a draw, and skips draws that have more.
    package var bitsOfNext: Int {
        let values = draws.upperBound - draws.lowerBound + 1
        return UInt64.bitWidth - 1 - values.leadingZeroBitCount
    }

    /// A line on its quality, for somebody who chooses.
    public let note: String

    package let gsl: GSLGenerator
    private let seeding: Seeding
    private let constantSeeds: [UInt32]

    /// The generators of the GSL that is installed, some sixty, in its order: roughly by name.
    public static let all: [Generator] = GSLGenerator.installed.map(Generator.init(installed:))

    /// The Mersenne Twister of Matsumoto and Nishimura, GSL's default.
    ///
    /// Every GSL has it.
    public static let mt19937 = all.first { $0.name == "mt19937" }!

    /// The generator that GSL calls `name`.
    ///
    /// Throws ``PiKitError`` with the code `generator`, and the nearest names in its text, if the
    /// installed GSL has none of that name.
    public init(named name: String) throws(PiKitError) {
        guard let found = Self.all.first(where: { $0.name == name }) else {
            let nearest = Self.names(nearestTo: name).joined(separator: ", ")
            throw PiKitError(
                .generator,
                "GSL \(GSLGenerator.libraryVersion) has no generator '\(name)'; "
                    + "the nearest names are \(nearest)")
        }
        self = found
    }

    /// A generator that GSL does not list, for tests.
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
        period = row?.period
        seeding = row?.seeding ?? .folded
        constantSeeds = row?.constantSeeds ?? []
        bits = row?.uniformBits ?? gsl.bits
        note = row?.note ?? "not known to this version of PiKit"
    }

    /// The period of the sequence of one seed.
    ///
    /// Some seeds shorten it. A few give a constant: then it is 1, as for the seed of `ran0` at which
    /// GSL would abort the process. Some thirty seeds of `taus` lack one of its components and have
    /// periods of 2⁵⁷ to 2⁶⁰, which this does not report.
    public func period(seed: UInt32) -> Period? {
        constantSeeds.contains(seed)
            ? .exactly(1, "the seed gives a constant") : seeding.period(of: seed, full: period)
    }
}

extension GeneratorCatalog.Row {
    /// The layout of a generator that cannot jump.
    fileprivate var layout: Layout {
        guard case .distinct = seeding, let period, period.log2 >= 60 else { return .serial }
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
        try self.init(named: decoder.singleValueContainer().decode(String.self))
    }

    /// Writes the name.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }
}
