/// How many samples of a batch were made, and why no more.
@usableFromInline
struct SamplesMade {
    /// The number of values that were written, from the first on.
    @usableFromInline let count: Int

    /// The error that the next sample threw, if any.
    @usableFromInline let error: (any Error)?

    @inlinable
    init(count: Int, error: (any Error)? = nil) {
        self.count = count
        self.error = error
    }
}
