/// Walker's table, from which a stream chooses an index by weights in constant time.
///
///     let table = try AliasTable(weights: [1, 2.5, 0.5])
///     let index = stream.choice(from: table)
///
/// A table of n weights has n columns of the same probability, 1/n. Each column is cut in two: the
/// part below the cut gives the column's own index, and the rest its alias. One uniform number picks
/// a column and a part of it (Walker 1977; built in O(n) time, as by Vose 1991).
///
/// The table is that of `gsl_ran_discrete_preproc`, number by number. Rounding changes each
/// probability by about n·2⁻⁵³ at most.
public struct AliasTable: Sendable {
    /// The number of weights.
    public var count: Int { columns.count }

    private struct Column {
        /// The uniform number below which the column gives its own index.
        var cut: Double
        var alias: Int
    }

    private let columns: [Column]
    private let probabilities: [Double]

    /// A table for weights, which need not add up to 1.
    ///
    /// Takes O(n) time, and 24 bytes a weight.
    ///
    /// Throws ``PiKitError`` with the code `weights` if there are none, if one is negative or not
    /// finite, if all are zero, or if their sum is not finite.
    public init(weights: some Collection<Double>) throws(PiKitError) {
        let sum = try Self.sum(of: weights)
        probabilities = weights.map { $0 / sum }
        columns = Self.columns(of: probabilities)
    }

    /// The sum of weights that define probabilities.
    static func sum(of weights: some Collection<Double>) throws(PiKitError) -> Double {
        guard !weights.isEmpty else {
            throw PiKitError(.weights, "there are no weights; give at least one")
        }
        for (index, weight) in weights.enumerated() where !(weight >= 0 && weight.isFinite) {
            throw PiKitError(
                .weights, "weight \(index) is \(weight); weights must be finite, and 0 or more")
        }
        let sum = weights.reduce(0, +)
        guard sum > 0 else {
            throw PiKitError(.weights, "all weights are 0; one must be more")
        }
        guard sum.isFinite else {
            throw PiKitError(
                .weights,
                "the sum of the weights is not finite; divide each by the number of weights")
        }
        return sum
    }

    /// The columns for probabilities that add up to 1, but for rounding.
    ///
    /// Columns with less than the mean take the rest from one with more, which may then have less
    /// than the mean itself. Two stacks in one array hold those that are not yet full: the small
    /// ones from the front, the big ones from the back.
    private static func columns(of probabilities: [Double]) -> [Column] {
        let count = Double(probabilities.count)
        let mean = 1 / count
        var left = probabilities
        // A column that is its own alias is full.
        var columns = probabilities.indices.map { Column(cut: 1, alias: $0) }
        var stack = [Int](repeating: 0, count: left.count)
        var smallEnd = 0
        var bigStart = stack.count
        for index in left.indices {
            if left[index] < mean {
                stack[smallEnd] = index
                smallEnd += 1
            } else {
                bigStart -= 1
                stack[bigStart] = index
            }
        }
        // Without big columns, the small ones miss the mean by rounding errors.
        while smallEnd > 0 && bigStart < stack.count {
            smallEnd -= 1
            let small = stack[smallEnd]
            let big = stack[bigStart]
            columns[small] = Column(cut: count * left[small], alias: big)
            left[big] -= mean - left[small]
            if left[big] <= mean { bigStart += 1 }
            if left[big] < mean {
                stack[smallEnd] = big
                smallEnd += 1
            }
        }
        for index in columns.indices {
            columns[index].cut = (columns[index].cut + Double(index)) / count
        }
        return columns
    }

    /// The probability of an index: its weight divided by the sum of the weights.
    ///
    /// - Precondition: 0 ≤ index < `count`.
    public func probability(of index: Int) -> Double {
        probabilities[index]
    }

    /// The index that a uniform number from 0 to 1 gives.
    @inline(__always)
    func index(at uniform: Double) -> Int {
        // Some generators draw 1, for which GSL reads past the end of its table.
        let column = min(Int(uniform * Double(columns.count)), columns.count - 1)
        return uniform < columns[column].cut ? column : columns[column].alias
    }
}
