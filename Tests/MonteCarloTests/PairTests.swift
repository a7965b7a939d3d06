import Foundation
import MonteCarlo
import Testing

/// Finds a value of 7 bad, and depends on the order of samples.
private struct Last: Accumulator {
    var value = 0.0
    var count = 0

    mutating func add(_ value: Double) {
        (self.value, count) = (value, count + 1)
    }

    mutating func merge(_ other: Last) {
        (value, count) = (other.value, count + other.count)
    }

    static func indexOfNonFinite(in values: Span<Double>) -> Int? {
        values.indices.first { values[$0] == 7 }
    }

    func check(samples: Int) throws(PiKitError) {
        guard samples == count else { throw PiKitError(.record, "not \(samples)") }
    }
}

@Suite("A pair of accumulators")
struct PairTests {
    private typealias Three = Pair<Pair<Histogram, Last>, Histogram>

    private static let empty = Three(
        Pair(Histogram(bins: 2, in: 0...1), Last()), Histogram(edges: [0, 1, 2, 4]))

    private static let values = [0.25, 0.5, 1.5, 3, -1, 0.75]

    private static func histogram(_ empty: Histogram, _ values: some Sequence<Double>) -> Histogram
    {
        values.reduce(into: empty) { $0.add($1) }
    }

    @Test("adds each value to both, also in pairs of pairs")
    func adding() throws {
        var whole = Self.empty
        whole.add(all: Self.values)
        let first = Self.histogram(Self.empty.first.first, Self.values)
        let third = Self.histogram(Self.empty.second, Self.values)
        #expect(whole.first.first == first && whole.second == third)
        #expect(whole.first.second == Last(value: 0.75, count: 6))
        var oneByOne = Self.empty
        for value in Self.values { oneByOne.add(value) }
        #expect(oneByOne == whole)
        var (merged, rest) = (Self.empty, Self.empty)
        merged.add(all: Self.values[..<2])
        rest.add(all: Self.values[2...])
        merged.merge(rest)
        #expect(merged == whole)
        #expect(try JSON.value(JSON.text(whole), as: Three.self) == whole)
    }

    @Test("is free of order if and only if both are")
    func order() {
        #expect(Pair<Histogram, Histogram>.isOrderFree)
        #expect(!Pair<Histogram, Last>.isOrderFree)
        #expect(!Pair<Last, Histogram>.isOrderFree)
        #expect(!Three.isOrderFree)
    }

    @Test(
        "finds the first value that one of them refuses",
        arguments: [
            ([1, 2], nil), ([1, 7, .nan], 1), ([1, .nan, 7], 1), ([1, 7], 1), ([1, .infinity], 1),
        ] as [([Double], Int?)])
    func refusing(values: [Double], index: Int?) {
        #expect(Pair<Histogram, Last>.indexOfNonFinite(among: values) == index)
        #expect(Pair<Last, Histogram>.indexOfNonFinite(among: values) == index)
    }

    @Test("checks both against the number of samples")
    func checking() throws {
        let sample = Self.histogram(Self.empty.second, [1])
        #expect(throws: Never.self) { try Pair(sample, Last(count: 1)).check(samples: 1) }
        #expect(throws: PiKitError.self) { try Pair(sample, Last()).check(samples: 1) }
        #expect(throws: PiKitError.self) { try Pair(Last(), sample).check(samples: 1) }
        #expect(throws: PiKitError.self) { try Pair(sample, Last(count: 1)).check(samples: 2) }
    }

    @Test("gives both estimates at one level of confidence")
    func estimates() throws {
        var tallies = Pair(Hits(), Hits())
        tallies.add(all: [true, false, true, true])
        let estimate = try tallies.estimate(confidence: 0.9)
        let one = try Hits(samples: 4, hits: 3).estimate(confidence: 0.9)
        #expect(estimate.first == one && estimate.second == one && estimate.confidence == 0.9)
        #expect(estimate.description == "0.75(22); 0.75(22)")
        #expect(try JSON.text(estimate).hasPrefix(#"{"confidence":0.9,"first":{"confidence":0.9,"#))
        #expect(throws: PiKitError.self) { try tallies.estimate(confidence: 0) }
    }
}
