/// What a call of ``EngineProblem/accumulate(_:from:into:scratch:until:)`` has done.
package struct Advance {
    /// The number of samples that were added.
    package let samples: Int

    /// Of these, the number that the plain code decided where vector code may leave some to it.
    package let exactSamples: Int

    /// The time at the end of the call, if it was looked at.
    package let end: ContinuousClock.Instant?

    package init(samples: Int, exactSamples: Int = 0, end: ContinuousClock.Instant? = nil) {
        self.samples = samples
        self.exactSamples = exactSamples
        self.end = end
    }
}
