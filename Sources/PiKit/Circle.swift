/// The unit circle in the square [-1, 1)²: a sample is a point, and a hit if it is in the circle.
///
/// Sample i of an exact run has x from draw 2i and y from draw 2i + 1 of the sequence.
public struct Circle: Problem {
    /// The circle.
    public init() {}

    /// The draws of a point: one for x and one for y.
    public var drawsPerSample: Int { 2 }

    /// The estimate of π that a tally of points gives.
    ///
    /// Throws ``PiKitError`` with the code `confidence` if the level is not between 0 and 1.
    public func estimate(
        from total: Tally, confidence: Double
    ) throws(PiKitError) -> Estimate {
        try Estimate(total, confidence: confidence)
    }
}

/// The record of an estimate of π.
public typealias PiRecord = Record<Circle>
