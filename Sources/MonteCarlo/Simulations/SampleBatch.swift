/// The next samples to make, with what they are made from.
@usableFromInline
struct SampleBatch {
    /// The number of samples.
    @usableFromInline let count: Int

    /// The stream, for samples that draw from it themselves.
    @usableFromInline let draws: RandomStream

    /// Uniforms or normals: `stride` for each sample, or a column for each dimension.
    @usableFromInline let numbers: UnsafePointer<Double>

    /// The numbers of a sample, which can be one more than it uses.
    @usableFromInline let stride: Int

    /// The numbers that a sample uses.
    @usableFromInline let dimensions: Int

    /// Whether to stop.
    @usableFromInline let stop: StopSignal

    init(
        count: Int, draws: RandomStream, numbers: UnsafePointer<Double>, stride: Int,
        dimensions: Int, stop: StopSignal
    ) {
        self.count = count
        self.draws = draws
        self.numbers = numbers
        self.stride = stride
        self.dimensions = dimensions
        self.stop = stop
    }
}

/// The samples of a batch that were made.
@usableFromInline
struct SamplesMade {
    /// The number of values, at the beginning.
    @usableFromInline let count: Int

    /// What the sample after these threw, if it threw.
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
