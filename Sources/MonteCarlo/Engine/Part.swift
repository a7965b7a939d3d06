/// The engine's result for some samples.
package struct Part<Total: Accumulator>: Sendable {
    /// The samples, with their total.
    package private(set) var coverage: Coverage<Total>

    /// The number of samples that the plain code decided.
    package private(set) var exactSamples: Int

    package init(_ samples: Range<Int>, total: Total, exactSamples: Int) {
        coverage = Coverage(samples, total: total)
        self.exactSamples = exactSamples
    }

    /// Adds the result for other samples.
    mutating func merge(_ other: Part) {
        coverage.merge(other.coverage)
        exactSamples += other.exactSamples
    }

    /// Joins parts, at least one.
    static func merging(_ parts: [Part]) -> Part {
        parts.dropFirst().reduce(into: parts[0]) { $0.merge($1) }
    }
}
