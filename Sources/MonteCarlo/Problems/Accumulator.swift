/// What the samples of a run are added up in.
public protocol Accumulator: Hashable, Codable, Sendable {
    /// The number of samples that have been added.
    var samples: Int { get }

    /// Adds the samples of another one.
    mutating func merge(_ other: Self)
}
