/// How many samples of a batch were made, and why no more.
@usableFromInline
struct SamplesMade {
    /// The number of values that were written, from the first on.
    @usableFromInline let count: Int

    /// The error that the next sample threw, if any.
    @usableFromInline let error: (any Error)?

    /// Whether the sample after these drew past the end of the stream.
    @usableFromInline let hasOverrun: Bool

    @inlinable
    init(count: Int, error: (any Error)? = nil, hasOverrun: Bool = false) {
        self.count = count
        self.error = error
        self.hasOverrun = hasOverrun
    }
}
