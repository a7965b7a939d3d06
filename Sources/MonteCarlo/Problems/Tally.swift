/// A number of samples, and the number of hits among them.
///
/// Tallies are integers, so they can be added in any order, and ``zero`` is the neutral element.
/// The tally of a run is the sum of the tallies of its parts, however the run was cut.
public struct Tally: Hashable, Sendable {
    /// The number of samples.
    public let samples: Int

    /// The number of hits, 0 to `samples`.
    public let hits: Int

    /// No samples.
    public static let zero = Tally(samples: 0, hits: 0)

    /// A tally of `samples` samples, of which `hits` are hits.
    ///
    /// - Precondition: 0 ≤ hits ≤ samples.
    public init(samples: Int, hits: Int) {
        precondition(0 <= hits && hits <= samples, "a tally has 0 to \(samples) hits, not \(hits)")
        self.samples = samples
        self.hits = hits
    }

    /// The tally of both sets of samples.
    ///
    /// Traps if a sum does not fit in an `Int`.
    public static func + (a: Tally, b: Tally) -> Tally {
        Tally(samples: a.samples + b.samples, hits: a.hits + b.hits)
    }

    /// Adds the samples of `b` to `a`.
    public static func += (a: inout Tally, b: Tally) {
        a = a + b
    }
}

extension Tally: Accumulator {
    /// Adds the samples of another tally.
    public mutating func merge(_ other: Tally) {
        self += other
    }
}

extension Tally: Codable {
    private enum CodingKeys: String, CodingKey {
        case samples, hits
    }

    /// Reads a tally.
    ///
    /// Throws ``PiKitError`` with the code `record` if the number of hits is not from 0 to
    /// `samples`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let samples = try container.decode(Int.self, forKey: .samples)
        let hits = try container.decode(Int.self, forKey: .hits)
        guard 0 <= hits && hits <= samples else {
            throw PiKitError(
                .record, "a tally of \(samples) samples has 0 to \(samples) hits, not \(hits)")
        }
        self.init(samples: samples, hits: hits)
    }
}
