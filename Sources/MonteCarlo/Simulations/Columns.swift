/// Many samples' uniforms: a column for each dimension.
///
///     let x = points[0], y = points[1]
///     for i in values.indices { values[i] = x[i] * y[i] }
public struct Columns: ~Escapable {
    /// The number of samples.
    public let count: Int

    /// The number of columns.
    public let dimensions: Int

    /// All columns, one after another.
    @usableFromInline let numbers: Span<Double>

    @_lifetime(copy numbers)
    @inlinable
    init(_ numbers: Span<Double>, count: Int, dimensions: Int) {
        precondition(numbers.count == count * dimensions)
        self.numbers = numbers
        self.count = count
        self.dimensions = dimensions
    }

    /// The uniforms of all samples in one dimension, from 0 to ``dimensions`` - 1.
    @inlinable
    public subscript(dimension: Int) -> Span<Double> {
        @_lifetime(copy self)
        get {
            numbers.extracting(dimension * count..<(dimension + 1) * count)
        }
    }
}
