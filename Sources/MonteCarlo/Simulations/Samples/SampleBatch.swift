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
