/// How many drops fell on the square, and how many of them into the circle.
///
/// Tallies add up exactly, in any order, with ``zero`` as their neutral element, so the tally of a
/// run is the sum of the tallies of its parts however it was cut.
public struct Tally: Hashable, Sendable {
    /// The drops that fell.
    public let samples: Int

    /// Those that fell inside the unit circle, 0 to `samples`.
    public let hits: Int

    /// No drop has fallen.
    public static let zero = Tally(samples: 0, hits: 0)

    /// A tally of `samples` drops with `hits` inside.
    ///
    /// - Precondition: 0 ≤ hits ≤ samples.
    public init(samples: Int, hits: Int) {
        precondition(0 <= hits && hits <= samples, "a tally has 0 to \(samples) hits, not \(hits)")
        self.samples = samples
        self.hits = hits
    }

    /// The tally of both sets of drops.
    ///
    /// Traps if the sum does not fit an `Int`.
    public static func + (a: Tally, b: Tally) -> Tally {
        Tally(samples: a.samples + b.samples, hits: a.hits + b.hits)
    }

    /// Adds the drops of `b` to `a`.
    public static func += (a: inout Tally, b: Tally) {
        a = a + b
    }
}

extension Tally: Codable {
    private enum CodingKeys: String, CodingKey {
        case samples, hits
    }

    /// Reads a tally, and throws ``PiError`` with the code `record` if its hits are not from 0 to
    /// its samples.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let samples = try container.decode(Int.self, forKey: .samples)
        let hits = try container.decode(Int.self, forKey: .hits)
        guard 0 <= hits && hits <= samples else {
            throw PiError(
                .record, "a tally of \(samples) samples has 0 to \(samples) hits, not \(hits)")
        }
        self.init(samples: samples, hits: hits)
    }
}
