/// The means and covariances of the components of vectors.
///
/// Samples are added one after another, by Welford's update, and totals merged by Chan's. Means are
/// kept as sums of two doubles, so values of 1e9 with deviations of 1 lose nothing. The error of a
/// covariance (i, j) is at most about n · 2⁻⁵² · √(variance i · variance j) for n samples added one
/// after another, and typically below √n · 2⁻⁵²: 6e-14 for 65 536 samples. A merge adds a few
/// roundings. Products of deviations of 1e150 or more overflow: variances are then infinite, and
/// covariances may be NaN. Means of finite samples are finite.
///
/// Adding a vector of d components takes O(d²) time and no memory. The total takes 4d² bytes.
///
/// **Control variates.** If the expected value of g is known, it corrects the mean of f, whose
/// standard error shrinks by the factor √(1 - ρ²) with the correlation ρ of f and g:
///
///     // A total of vectors [f, g]; the expected value of g is 0.5.
///     let beta = total.covariance(0, 1) / total.variance(1)
///     let mean = total.mean[0] - beta * (total.mean[1] - 0.5)
///     let rho = total.correlation(0, 1)
///     let error = (total.variance(0) * (1 - rho * rho) / Double(total.count)).squareRoot()
///
/// **Paired differences.** The difference of two models on the same draws has a smaller error than
/// each of them. Make it a component, and its interval is Student's:
///
///     // A total of vectors [a, b, a - b].
///     let difference = try total.estimate(confidence: 0.95).means[2]
///
/// B. P. Welford, "Note on a method for calculating corrected sums of squares and products",
/// Technometrics 4 (1962). T. F. Chan, G. H. Golub, R. J. LeVeque, "Algorithms for computing the
/// sample variance", The American Statistician 37 (1983).
public struct VectorMoments: Hashable, Sendable {
    /// The largest number of components: 1024, whose sums take 4 MB.
    public static let maximumDimensions = 1024

    /// The number of components of a vector.
    public let dimensions: Int

    /// The number of samples.
    public internal(set) var count = 0

    /// The means, what each lacks, and the sums of products of deviations from the means.
    ///
    /// Mean i is sums[i] + sums[d + i], and the first is this sum rounded to `Double`. The products
    /// stand row by row up to the diagonal. All are one array, so that adding a vector checks for
    /// unique ownership once.
    var sums: [Double]

    /// No samples.
    ///
    /// - Parameter dimensions: The number of components of a vector, 1 to ``maximumDimensions``.
    public init(dimensions: Int) {
        precondition(
            1...Self.maximumDimensions ~= dimensions,
            "vectors have 1 to \(Self.maximumDimensions) components, not \(dimensions)")
        self.dimensions = dimensions
        sums = Array(repeating: 0, count: Self.sumCount(dimensions))
    }

    /// The number of sums for vectors of that many components.
    static func sumCount(_ dimensions: Int) -> Int {
        2 * dimensions + dimensions * (dimensions + 1) / 2
    }

    /// The place in `sums` of the products of components i and j.
    func place(_ i: Int, _ j: Int) -> Int {
        precondition(
            0..<dimensions ~= i && 0..<dimensions ~= j,
            "vectors of \(dimensions) components have none numbered \(max(i, j))")
        let (row, column) = (max(i, j), min(i, j))
        return 2 * dimensions + row * (row + 1) / 2 + column
    }

    /// The mean of each component.
    ///
    /// - Precondition: There are samples.
    public var mean: [Double] {
        precondition(count > 0, "a mean needs at least one sample")
        return Array(sums[..<dimensions])
    }

    /// The unbiased variance of component i: squared deviations from the mean over `count` - 1.
    ///
    /// Infinite for one sample, which says nothing about the spread.
    ///
    /// - Precondition: There are samples.
    public func variance(_ i: Int) -> Double {
        precondition(count > 0, "a variance needs at least one sample")
        let squares = sums[place(i, i)]
        return count == 1 ? .infinity : squares / Double(count - 1)
    }

    /// The unbiased covariance of components i and j: products of deviations from the means over
    /// `count` - 1.
    ///
    /// The covariance of a component with itself is its variance. Otherwise it is NaN for one sample.
    ///
    /// - Precondition: There are samples.
    public func covariance(_ i: Int, _ j: Int) -> Double {
        guard i != j else { return variance(i) }
        precondition(count > 0, "a covariance needs at least one sample")
        let products = sums[place(i, j)]
        return count == 1 ? .nan : products / Double(count - 1)
    }

    /// The correlation of components i and j, from -1 to 1.
    ///
    /// NaN if a component's variance is 0, and for one sample.
    ///
    /// - Precondition: There are samples.
    public func correlation(_ i: Int, _ j: Int) -> Double {
        let ratio = covariance(i, j) / (variance(i).squareRoot() * variance(j).squareRoot())
        return ratio.isNaN ? .nan : min(1, max(-1, ratio))
    }
}
