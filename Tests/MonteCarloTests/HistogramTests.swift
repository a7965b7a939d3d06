import Foundation
import MonteCarlo
import Testing

@Suite("A histogram")
struct HistogramTests {
    /// Bins whose edges round, are close, or are far apart.
    static let awkward: [(bins: Int, range: ClosedRange<Double>)] = [
        (10, 0...10), (10, 0...1), (3, -0.3...0.1), (49, 0...1), (1, 0.1...0.2), (7, -7e-1...7e-1),
        (10, -1e-300...1e-300), (1000, -1e-300...1e-301), (1000, -1e300...1e300), (3, 0...1.7e308),
        (100, 1e9...1e9 + 1e-4), (4, 1...1 + 4 * 0x1p-52), (3, 1...1 + 4 * 0x1p-52),
        (10, -1e9 - 0.1 ... -1e9), (2, 0...0x1p-1021), (997, -0.1...1e5),
    ]

    /// Edges and their neighbours, values far outside, and random values in and around the range.
    static func values(for edges: [Double]) throws -> [Double] {
        let (lower, upper) = (edges[0], edges[edges.count - 1])
        var random = try RandomStream(generator: .mt19937, seed: 7)
        var values: [Double] = [
            0, -0.0, .infinity, -.infinity, .leastNonzeroMagnitude, -.leastNonzeroMagnitude,
        ]
        for edge in edges {
            let (below, above) = (edge.nextDown, edge.nextUp)
            values += [below.nextDown, below, edge, above, above.nextUp]
        }
        for _ in 0..<2000 {
            values.append(lower + (1.2 * random.nextUniform() - 0.1) * (upper - lower))
        }
        return values.shuffled(using: &random)
    }

    /// The counts by hand over the edges: those below, of each bin, and above.
    static func countByHand(_ values: [Double], _ edges: [Double]) -> [Int] {
        var counts = Array(repeating: 0, count: edges.count + 1)
        for value in values {
            let notAbove = edges.count { $0 <= value }
            counts[value == edges[edges.count - 1] ? notAbove - 1 : notAbove] += 1
        }
        return counts
    }

    static func counts(_ histogram: Histogram) -> [Int] {
        [histogram.underflow] + histogram.counts + [histogram.overflow]
    }

    @Test("counts as by hand over its edges, also at each edge and next to it", arguments: awkward)
    func exact(bins: Int, range: ClosedRange<Double>) throws {
        var histogram = Histogram(bins: bins, in: range)
        let edges = histogram.edges
        let values = try Self.values(for: edges)
        histogram.add(all: values)
        let expected = Self.countByHand(values, edges)
        #expect(Self.counts(histogram) == expected)
        #expect(histogram.samples == values.count)

        var oneByOne = Histogram(bins: bins, in: range)
        for value in values { oneByOne.add(value) }
        #expect(oneByOne == histogram)
        var given = Histogram(edges: edges)
        given.add(all: values)
        #expect(Self.counts(given) == expected)
        for value in values {
            let bin = histogram.bin(of: value)
            #expect(bin == given.bin(of: value))
            if let bin { #expect(edges[bin] <= value) }
        }
    }

    @Test("has edges at lower + k width, and the last at the upper bound", arguments: awkward)
    func edges(bins: Int, range: ClosedRange<Double>) {
        let edges = Histogram(bins: bins, in: range).edges
        let width = (range.upperBound - range.lowerBound) / Double(bins)
        #expect(edges.count == bins + 1 && edges[bins] == range.upperBound)
        #expect((0..<bins).allSatisfy { edges[$0] == range.lowerBound + Double($0) * width })
    }

    @Test(
        "counts as by hand over given edges of uneven widths", arguments: [2, 3, 4, 17, 256, 300])
    func given(count: Int) throws {
        let random = try RandomStream(generator: .mt19937, seed: UInt32(count))
        let edges = (0..<count).map { _ in pow(random.nextUniform() - 0.5, 3) }.sorted()
        var histogram = Histogram(edges: edges)
        let values = try Self.values(for: edges)
        histogram.add(all: values)
        #expect(Self.counts(histogram) == Self.countByHand(values, edges))
        #expect(histogram.edges == edges && histogram.binCount == count - 1)
    }

    @Test("counts as by hand over edges of very uneven widths")
    func uneven() throws {
        let powers = (-300...300).map { pow(10, Double($0)) }
        let clusters = [-1e308, -1, 0, 1e-307, 2e-307, 1, 1.nextUp, 1.nextUp.nextUp, 7e307]
        for edges in [powers, [-1e-300] + powers, clusters] {
            var histogram = Histogram(edges: edges)
            let values = try Self.values(for: edges) + edges.map { $0 * 1.5 }
            histogram.add(all: values)
            #expect(Self.counts(histogram) == Self.countByHand(values, edges))
        }
    }

    @Test("is the same however its samples are cut and ordered")
    func merging() throws {
        #expect(Histogram.isOrderFree)
        let empty = Histogram(bins: 13, in: -0.1...1)
        let values = try Self.values(for: empty.edges)
        var whole = empty
        whole.add(all: values)
        var parts = [0..<1, 1..<700, 700..<700, 700..<values.count].map { range in
            var part = empty
            part.add(all: values[range])
            return part
        }
        var random = try RandomStream(generator: .mt19937, seed: 8)
        for _ in 0..<10 {
            parts.shuffle(using: &random)
            #expect(parts.reduce(into: empty) { $0.merge($1) } == whole)
        }
        #expect(throws: Never.self) { try whole.check(samples: values.count) }
        let error = #expect(throws: PiKitError.self) { try whole.check(samples: 1) }
        #expect(error?.code == .record)
    }

    @Test("traps on bins that do not exist")
    func badBins() async {
        await #expect(processExitsWith: .failure) { _ = Histogram(bins: 0, in: 0...1) }
        await #expect(processExitsWith: .failure) { _ = Histogram(bins: 1 << 24 + 1, in: 0...1) }
        await #expect(processExitsWith: .failure) { _ = Histogram(bins: 2, in: 1...1) }
        await #expect(processExitsWith: .failure) { _ = Histogram(bins: 2, in: 0...(.infinity)) }
        await #expect(processExitsWith: .failure) { _ = Histogram(bins: 2, in: -1e308...1e308) }
        await #expect(processExitsWith: .failure) { _ = Histogram(bins: 5, in: 1...1 + 0x1p-50) }
        await #expect(processExitsWith: .failure) { _ = Histogram(bins: 2, in: 0...0x1p-1022) }
        await #expect(processExitsWith: .success) { _ = Histogram(bins: 1 << 24, in: 0...1) }
    }

    @Test("traps on edges that bound no bins")
    func badEdges() async {
        await #expect(processExitsWith: .failure) { _ = Histogram(edges: []) }
        await #expect(processExitsWith: .failure) { _ = Histogram(edges: [1]) }
        await #expect(processExitsWith: .failure) { _ = Histogram(edges: [0, 1, 1]) }
        await #expect(processExitsWith: .failure) { _ = Histogram(edges: [0, 2, 1, 3]) }
        await #expect(processExitsWith: .failure) { _ = Histogram(edges: [0, .nan, 1]) }
        await #expect(processExitsWith: .failure) { _ = Histogram(edges: [0, 1, .infinity]) }
        await #expect(processExitsWith: .failure) { _ = Histogram(edges: [-1e308, 1e308]) }
    }

    @Test("traps on NaN, and on merging other edges")
    func misuse() async {
        await #expect(processExitsWith: .failure) {
            var histogram = Histogram(bins: 2, in: 0...1)
            histogram.add(.nan)
        }
        await #expect(processExitsWith: .failure) {
            var histogram = Histogram(bins: 2, in: 0...1)
            histogram.add(all: [0.5, .nan])
        }
        await #expect(processExitsWith: .failure) {
            var histogram = Histogram(bins: 2, in: 0...1)
            histogram.merge(Histogram(bins: 2, in: 0...1.nextUp))
        }
        await #expect(processExitsWith: .failure) {
            var histogram = Histogram(bins: 2, in: 0...1)
            histogram.merge(Histogram(bins: 3, in: 0...1))
        }
    }
}
