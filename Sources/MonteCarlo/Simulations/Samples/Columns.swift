/// The uniforms of many samples, a column for each dimension.
///
///     let x = points[0], y = points[1]
///     for i in values.indices { values[i] = x[i] * y[i] }
public struct Columns: ~Escapable {
    /// The number of samples, which is the length of each column.
    public let count: Int

    /// The number of columns: the uniforms of a sample.
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

    /// The uniforms of all samples in a dimension: element i is that of sample i.
    ///
    /// - Parameter dimension: From 0 to ``dimensions`` - 1. Traps if it is out of range.
    @inlinable
    public subscript(dimension: Int) -> Span<Double> {
        @_lifetime(copy self)
        get {
            numbers.extracting(dimension * count..<(dimension + 1) * count)
        }
    }
}
