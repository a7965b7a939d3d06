/// A value that the samples of a run are added up in.
public protocol Accumulator: Hashable, Codable, Sendable {
    /// The number of samples added so far.
    var samples: Int { get }

    /// Adds the samples of another accumulator.
    mutating func merge(_ other: Self)
}
