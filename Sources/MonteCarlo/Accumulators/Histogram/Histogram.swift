/// The number of samples in each of a row of bins.
///
/// Bin k holds the values x with edges[k] ≤ x < edges[k + 1], and the last bin also its upper edge,
/// as NumPy's `histogram` has it. Values below the first edge and above the last are counted apart.
/// Counts are exact: they agree with comparisons of each value with ``edges``, even for values
/// at an edge and next to it.
///
///     Simulation("sum", uniforms: 2, into: Histogram(bins: 20, in: 0...2)) { u in u[0] + u[1] }
///
/// Counts are integers, so totals are the same in any order. A histogram takes 8 bytes a bin, and
/// 16 more if its edges are given.
public struct Histogram: Hashable, Sendable {
    let bounds: HistogramEdges

    /// The number of values in each bin.
    public internal(set) var counts: [Int]

    /// The number of values below the first edge.
    public internal(set) var underflow = 0

    /// The number of values above the last edge.
    public internal(set) var overflow = 0

    /// The number of all values, including those outside the bins.
    public internal(set) var samples = 0

    /// An empty histogram of bins of equal width.
    ///
    /// The width is (upper - lower) / bins, and edge k is lower + k · width, each operation rounded
    /// to `Double`; the last edge is the upper bound itself. So the edges are the same on every
    /// machine, and those that NumPy's `linspace` gives.
    ///
    /// - Parameters:
    ///   - bins: The number of bins, 1 to 2²⁴.
    ///   - range: From the lower edge of the first bin to the upper edge of the last.
    ///
    /// Takes time O(bins).
    ///
    /// - Precondition: The range has a finite length above 0, and the rounded edges ascend by
    ///   2⁻¹⁰²² or more.
    public init(bins: Int, in range: ClosedRange<Double>) {
        self.init { () throws(PiKitError) in try HistogramEdges(bins: bins, in: range) }
    }

    /// An empty histogram with bins between given edges.
    ///
    /// Takes time O(bins).
    ///
    /// - Parameter edges: The edges in strictly ascending order, two to 2²⁴ + 1 of them.
    ///
    /// - Precondition: The edges are finite and ascend by 2⁻¹⁰²² or more, and the difference of the
    ///   last and the first is finite.
    public init(edges: [Double]) {
        self.init { () throws(PiKitError) in try HistogramEdges(edges) }
    }

    private init(_ bounds: () throws(PiKitError) -> HistogramEdges) {
        do throws(PiKitError) {
            self.init(try bounds())
        } catch {
            preconditionFailure(error.description)
        }
    }

    init(_ bounds: HistogramEdges) {
        self.bounds = bounds
        counts = Array(repeating: 0, count: bounds.count)
    }

    /// The number of bins.
    public var binCount: Int { bounds.count }

    /// The edges of the bins in ascending order, one more than there are bins.
    public var edges: [Double] { bounds.all }

    /// The index of the bin that holds a value, or `nil` if the value is outside all bins.
    ///
    /// Takes O(1) time if the bins have about equal widths, and O(log bins) at most.
    public func bin(of value: Double) -> Int? {
        guard bounds.lower <= value && value <= bounds.upper else { return nil }
        var bin: Int?
        bounds.withFinder { find in bin = find(value) }
        return bin
    }
}
