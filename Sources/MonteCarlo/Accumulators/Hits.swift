/// A number of samples, and the number of hits among them.
///
/// Such a tally is a pair of integers, so tallies can be added in any order. The tally of a run is the
/// sum of those of its parts, however it was cut. A simulation whose samples are `true` or `false`
/// adds them up in it:
///
///     Simulation("sums", uniforms: 2, into: Hits()) { u in u[0] + u[1] < 0.5 }
public struct Hits: Hashable, Sendable {
    /// The number of samples.
    public let samples: Int

    /// The number of hits, 0 to `samples`.
    public let hits: Int

    /// No samples.
    public init() {
        (samples, hits) = (0, 0)
    }

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
    public static func + (a: Hits, b: Hits) -> Hits {
        Hits(samples: a.samples + b.samples, hits: a.hits + b.hits)
    }

    /// Adds the samples of `b` to `a`.
    public static func += (a: inout Hits, b: Hits) {
        a = a + b
    }
}

extension Hits: Accumulator {
    /// Adds one sample, which is a hit if `isHit` is true.
    public mutating func add(_ isHit: Bool) {
        self = Hits(samples: samples + 1, hits: hits + (isHit ? 1 : 0))
    }

    /// Adds samples, each of which is a hit if its value is true.
    public mutating func add(contentsOf values: Span<Bool>) {
        let more = values.withUnsafeBytes(Self.sum(of:))
        self = Hits(samples: samples + values.count, hits: hits + more)
    }

    /// The sum of bytes that are 0 or 1.
    private static func sum(of bytes: UnsafeRawBufferPointer) -> Int {
        var (sum, next) = (0, 0)
        while next + 8 <= bytes.count {
            // Eight sums in one word. After 31 words their total still fits in a byte.
            let end = min(next + 31 * 8, bytes.count & ~7)
            var sums: UInt64 = 0
            while next < end {
                sums &+= bytes.loadUnaligned(fromByteOffset: next, as: UInt64.self)
                next += 8
            }
            sum += Int((sums &* 0x0101_0101_0101_0101) >> 56)
        }
        return bytes[next...].reduce(sum) { $0 + Int($1) }
    }

    /// Adds the samples of another tally.
    public mutating func merge(_ other: Hits) {
        self += other
    }

    /// `true`: tallies are integers.
    public static var isOrderFree: Bool { true }

    /// Estimates the probability of a hit.
    ///
    /// Throws ``PiKitError`` with the code `confidence` if the level is out of range.
    ///
    /// - Precondition: The tally has samples.
    public func estimate(confidence: Double) throws(PiKitError) -> ShareEstimate {
        try ShareEstimate(self, confidence: confidence)
    }

    /// Throws ``PiKitError`` with the code `record` if this is the tally of another number of
    /// samples.
    public func check(samples: Int) throws(PiKitError) {
        guard samples == self.samples else {
            throw PiKitError(
                .record, "the tally has \(self.samples) samples, but \(samples) are covered")
        }
    }
}

extension Hits: Codable {
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
