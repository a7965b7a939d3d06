/// Where the bins of a histogram begin and end.
///
/// Edge k of `count` bins of equal width is lower + k · width, with one rounding after the product
/// and one after the sum, where width is (upper - lower) / count, rounded likewise. The last edge
/// is `upper` itself. These operations have the same bits on every machine.
struct HistogramEdges: Hashable, Sendable {
    /// The number of bins.
    let count: Int

    /// The lower edge of the first bin.
    let lower: Double

    /// The upper edge of the last bin.
    let upper: Double

    /// The width of a bin, unless the edges are given.
    private let width: Double

    /// All edges, unless the bins have equal widths.
    private let given: [Double]

    /// For each cell, and for one more, the number of given edges in the cells before it.
    private let starts: [Int32]

    /// Whether the bins have equal widths.
    var isUniform: Bool { given.isEmpty }

    /// The most bins.
    static var maximum: Int { 1 << 24 }

    /// The edges of bins of equal width.
    ///
    /// Throws ``PiKitError`` with the code `record` if there are no such bins. Takes time O(bins).
    init(bins: Int, in range: ClosedRange<Double>) throws(PiKitError) {
        try Self.check(bins: bins, in: range)
        count = bins
        // A sum with 0 turns -0 into 0, so equal edges have equal bits.
        lower = range.lowerBound + 0
        upper = range.upperBound + 0
        width = (upper - lower) / Double(bins)
        given = []
        starts = []
        try Self.check(bins) { self[$0] }
    }

    /// The given edges.
    ///
    /// Throws ``PiKitError`` with the code `record` if they do not bound bins. Takes time O(bins).
    init(_ edges: [Double]) throws(PiKitError) {
        guard edges.count >= 2, let first = edges.first, let last = edges.last else {
            throw PiKitError(.record, "a histogram needs two edges or more, not \(edges.count)")
        }
        guard edges.allSatisfy(\.isFinite) else {
            throw PiKitError(.record, "the edges of a histogram must be finite")
        }
        guard first < last else {
            throw PiKitError(.record, "the edges of a histogram must ascend")
        }
        try Self.check(bins: edges.count - 1, in: first...last)
        try Self.check(edges.count - 1) { edges[$0] }
        count = edges.count - 1
        lower = first + 0
        upper = last + 0
        width = 0
        given = edges.map { $0 + 0 }
        let cells = Cells(count: 2 * count, lower: lower, upper: upper)
        var starts = Array(repeating: Int32(0), count: cells.count + 1)
        for edge in given { starts[cells[edge] + 1] += 1 }
        for cell in 1...cells.count { starts[cell] += starts[cell - 1] }
        self.starts = starts
    }

    /// Edge k, from 0 to `count`.
    subscript(k: Int) -> Double {
        guard isUniform else { return given[k] }
        return k == count ? upper : lower + Double(k) * width
    }

    /// All edges in ascending order, one more than there are bins.
    var all: [Double] {
        isUniform ? (0...count).map { self[$0] } : given
    }

    /// Calls a function with a function that finds the bin of a value from `lower` to `upper`.
    ///
    /// The value `upper` is in the last bin.
    @inline(__always)
    func withFinder(_ body: ((Double) -> Int) -> Void) {
        if isUniform {
            let (last, lower, width, perWidth) = (count - 1, lower, width, 1 / width)
            body { value in
                // Near an edge the guess can be off by a rounding, so it is compared with the edges.
                var bin = Int(min((value - lower) * perWidth, Double(last)))
                while value < lower + Double(bin) * width { bin -= 1 }
                while bin < last && value >= lower + Double(bin + 1) * width { bin += 1 }
                return bin
            }
        } else {
            let (last, cells) = (count - 1, Cells(count: 2 * count, lower: lower, upper: upper))
            given.withUnsafeBufferPointer { edges in
                starts.withUnsafeBufferPointer { starts in
                    body { value in
                        // Edges in cells before are below the value, those in cells after above.
                        let cell = cells[value]
                        var bin = max(Int(starts[cell]) - 1, 0)
                        var end = min(Int(starts[cell + 1]) - 1, last)
                        while bin < end {
                            let middle = (bin + end + 1) / 2
                            if edges[middle] <= value { bin = middle } else { end = middle - 1 }
                        }
                        return bin
                    }
                }
            }
        }
    }

    /// Cells of about equal width, which narrow the search for a value among given edges.
    ///
    /// The cell of a value does not descend as the value ascends, however operations round.
    private struct Cells {
        let count: Int
        private let lower: Double
        private let perWidth: Double

        init(count: Int, lower: Double, upper: Double) {
            self.count = count
            self.lower = lower
            perWidth = Double(count) / (upper - lower)
        }

        /// The cell of a value that is not below `lower`.
        subscript(value: Double) -> Int {
            Int(min((value - lower) * perWidth, Double(count - 1)))
        }
    }

    private static func check(bins: Int, in range: ClosedRange<Double>) throws(PiKitError) {
        guard 1...maximum ~= bins else {
            throw PiKitError(.record, "a histogram has 1 to \(maximum) bins, not \(bins)")
        }
        let length = range.upperBound - range.lowerBound
        guard length > 0 && length.isFinite else {
            throw PiKitError(
                .record,
                "the range of a histogram must be of finite length above 0, not \(range)")
        }
    }

    /// Checks that the edges ascend, and that densities, which divide by widths, do not overflow.
    private static func check(_ bins: Int, _ edge: (Int) -> Double) throws(PiKitError) {
        var below = edge(0)
        for k in 1...bins {
            let next = edge(k)
            guard next - below >= .leastNormalMagnitude else {
                throw PiKitError(
                    .record,
                    "the edges of a histogram must ascend by 2^-1022 or more, but edge \(k - 1) is "
                        + "\(below) and edge \(k) is \(next)")
            }
            below = next
        }
    }
}
