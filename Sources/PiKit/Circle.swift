/// The unit circle in the square [-1, 1)².
///
/// A sample is a point, and it is a hit if it lies inside the circle.
///
/// With the layouts `exact` and `serial`, sample i takes x from draw 2i and y from draw 2i + 1 of
/// the sequence.
public struct Circle: Problem, Hashable {
    /// The most samples that a kernel counts in one call: 2²⁷, which vector code counts in a tenth
    /// of a second.
    let longestCount: Int

    /// The same for the plain kernel, which takes 3 ms to 150 ms.
    ///
    /// Between calls, what is done becomes known to records and to the progress.
    static let longestPlainCount = 1 << 18

    /// Creates the problem.
    public init() {
        longestCount = 1 << 27
    }

    /// A circle that is counted in shorter calls, which keeps tests short.
    package init(longestCount: Int) {
        self.longestCount = longestCount
    }

    /// The name: "circle".
    public var name: String { "circle" }

    /// The number of draws of a point: one for x and one for y.
    public var drawsPerSample: Int? { 2 }

    /// No points.
    public var empty: Hits { Hits() }

    /// 2²², which matters for the layout `blocks` only.
    public var standardBlockSize: Int { 1 << 22 }

    /// `false`: the kernels compute with sums and products only.
    public static var usesMathLibrary: Bool { false }

    /// Throws ``PiKitError`` with the code `record` if a record is of another problem.
    public static func check(_ identity: ProblemIdentity) throws(PiKitError) {
        try identity.check(isOf: Circle())
    }

    /// Returns the estimate of π from a tally of points.
    ///
    /// Throws ``PiKitError`` with the code `confidence` if the level is not between 0 and 1.
    public static func estimate(
        from total: Hits, confidence: Double
    ) throws(PiKitError) -> Estimate {
        try Estimate(total, confidence: confidence)
    }
}

/// The record of an estimate of π.
public typealias PiRecord = Record<Circle>
