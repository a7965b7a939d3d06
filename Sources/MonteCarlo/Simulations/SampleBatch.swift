/// The next samples to make, and the numbers or draws that they are made from.
@usableFromInline
struct SampleBatch {
    /// The number of samples.
    @usableFromInline let count: Int

    /// The stream, for samples that draw from it themselves.
    @usableFromInline let draws: RandomStream

    /// Uniforms or normals: `stride` for each sample, or a column for each dimension.
    @usableFromInline let numbers: UnsafePointer<Double>

    /// The distance from one sample's numbers to the next one's: ``dimensions``, or one more.
    @usableFromInline let stride: Int

    /// The numbers that a sample uses.
    @usableFromInline let dimensions: Int

    /// Asks the code to stop.
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
