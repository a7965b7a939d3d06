/// What ended a run.
public struct RunEnd: Codable, Hashable, Sendable, CustomStringConvertible {
    /// The name in records.
    public let description: String

    private init(_ name: String) {
        description = name
    }

    /// The samples that the plan, or the run's portion of it, has.
    public static let samples = RunEnd("samples")
    /// The number of samples that a pilot found necessary for the target error.
    public static let target = RunEnd("target")
    /// The time limit.
    public static let time = RunEnd("time")
    /// A cancellation, a signal, or the end of the process.
    public static let interrupted = RunEnd("interrupted")
    /// A sample that failed, or a stream that could not be made.
    public static let failure = RunEnd("failure")

    private static let all = [samples, target, time, interrupted, failure]

    /// Reads a name.
    ///
    /// Throws ``PiKitError`` with the code `record` if nothing that ends a run has this name.
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
        guard Self.all.contains(self) else {
            throw PiKitError(
                .record,
                "a run ends by one of \(Self.all.map(\.description).joined(separator: ", ")), "
                    + "not '\(description)'")
        }
    }

    /// Writes the name.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
