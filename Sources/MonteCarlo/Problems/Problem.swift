/// What a run does with each of its samples.
///
/// ``Simulation`` is the problem for your own samples. PiKit's `Circle`, which estimates π, is
/// another. Only these two can be run: a type of your own that conforms gains nothing by it.
public protocol Problem: Sendable {
    /// The accumulator that the samples are added up in.
    associatedtype Total: Accumulator

    /// What is read off the total.
    associatedtype Estimate: Hashable & Encodable & Sendable = Total.Estimate

    /// The name, which identifies the problem in records.
    var name: String { get }

    /// The version, which changes when the problem gives other values under the same name.
    var version: Int { get }

    /// The parameters of the problem as JSON with sorted keys, or `nil` if it has none.
    var parameters: String? { get }

    /// The number of draws that each sample takes, or `nil` if it varies.
    var drawsPerSample: Int? { get }

    /// The total of no samples.
    var empty: Total { get }

    /// The number of samples in a block, if the plan does not say.
    var standardBlockSize: Int { get }

    /// Whether values depend on the C library's mathematical functions, so that they can differ
    /// between its versions and between processors.
    static var usesMathLibrary: Bool { get }

    /// Throws ``PiKitError`` with the code `record` unless a record of this type can be of a problem
    /// with this identity.
    static func check(_ identity: ProblemIdentity) throws(PiKitError)

    /// Reads the estimate off a total.
    ///
    /// - Parameters:
    ///   - total: The sum of at least one sample.
    ///   - confidence: The confidence level of the estimate's interval, greater than 0 and less
    ///     than 1.
    ///
    /// Throws ``PiKitError`` if the level is out of range.
    static func estimate(
        from total: Total, confidence: Double
    ) throws(PiKitError) -> Estimate
}

extension Problem {
    /// 1.
    public var version: Int { 1 }

    /// `nil`.
    public var parameters: String? { nil }

    /// 2¹⁶.
    public var standardBlockSize: Int { 1 << 16 }

    /// `true`.
    public static var usesMathLibrary: Bool { true }

    /// Throws nothing.
    public static func check(_ identity: ProblemIdentity) throws(PiKitError) {}
}

extension Problem where Estimate == Total.Estimate {
    /// Returns the total's own estimate.
    public static func estimate(
        from total: Total, confidence: Double
    ) throws(PiKitError) -> Estimate {
        try total.estimate(confidence: confidence)
    }
}
