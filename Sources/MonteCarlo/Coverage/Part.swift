/// The engine's result for some samples.
package struct Part<Total: Accumulator>: Sendable {
    /// The samples, with their totals.
    package var coverage: Coverage<Total>

    /// The number of samples that the plain code decided where vector code may leave some to it.
    package var exactSamples = 0

    /// Adds the result for other samples.
    mutating func merge(_ other: Part) {
        coverage.merge(other.coverage)
        exactSamples += other.exactSamples
    }
}
