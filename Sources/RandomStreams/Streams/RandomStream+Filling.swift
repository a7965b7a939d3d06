extension RandomStream {
    /// Fills `uniforms`, or a prefix of it, with the next draws, each as ``nextUniform()`` would
    /// return it.
    ///
    /// If the stream's kernel has vector code for the generator, filling thousands of elements is
    /// several times as fast as single calls. Filling only a few costs about as much as single
    /// calls.
    ///
    /// - Parameters:
    ///   - uniforms: Where the draws are written to.
    ///   - count: The number of elements to fill, at most all of them; by default all.
    ///
    /// Throws ``PiKitError`` with the code `substream` if fewer draws remain in the stream's
    /// substream. Then it makes no draw.
    public func fill(
        _ uniforms: inout MutableSpan<Double>, prefix count: Int? = nil
    ) throws(PiKitError) {
        try uniforms.withUnsafeMutableBufferPointer { buffer throws(PiKitError) in
            try fill(buffer, prefix: count)
        }
    }

    /// Fills an array, or a prefix of it, in the same way.
    ///
    /// See ``fill(_:prefix:)-(MutableSpan<Double>,_)``.
    public func fill(_ uniforms: inout [Double], prefix count: Int? = nil) throws(PiKitError) {
        try uniforms.withUnsafeMutableBufferPointer { buffer throws(PiKitError) in
            try fill(buffer, prefix: count)
        }
    }

    /// Fills memory, or a prefix of it, in the same way.
    ///
    /// See ``fill(_:prefix:)-(MutableSpan<Double>,_)``. The memory need not be initialised.
    public func fill(
        _ uniforms: UnsafeMutableBufferPointer<Double>, prefix count: Int? = nil
    ) throws(PiKitError) {
        try stream.fill(Self.prefix(count, of: uniforms))
    }

    /// Fills `columns` with the uniforms of a batch of samples, a column for each dimension.
    ///
    /// Sample i takes the next `dimensions` draws after those of sample i - 1. Its draw d is element
    /// d · samples + i, where there are `columns.count / dimensions` samples. So the columns hold
    /// what ``fill(_:prefix:)-(UnsafeMutableBufferPointer<Double>,_)`` gives, transposed, with the
    /// same bits on every kernel. The memory need not be initialised.
    ///
    /// Takes the time of filling, plus one to three times that of a copy. If the columns begin at
    /// different places of a cache line, the latter doubles, so make the number of samples a multiple
    /// of 8.
    ///
    /// - Parameters:
    ///   - columns: Where the columns are written to, one after another.
    ///   - scratch: Memory for at least as many elements, which must not overlap `columns`. It gets
    ///     the samples one after another.
    ///   - dimensions: The number of columns, at least 1. Divides `columns.count`.
    ///
    /// Throws ``PiKitError`` with the code `substream` if fewer draws remain in the stream's
    /// substream, and with the code `period` if fewer remain up to a limit. Then it makes no draw.
    package func fillColumns(
        _ columns: UnsafeMutableBufferPointer<Double>,
        rows scratch: UnsafeMutableBufferPointer<Double>, dimensions: Int
    ) throws(PiKitError) {
        precondition(
            dimensions > 0 && columns.count % dimensions == 0,
            "\(columns.count) elements are not columns of \(dimensions) dimensions")
        let rows = Self.prefix(columns.count, of: scratch)
        try stream.fill(rows)
        stream.transpose(rows, into: columns, dimensions: dimensions)
    }

    /// The first `count` elements, or all.
    static func prefix(
        _ count: Int?, of buffer: UnsafeMutableBufferPointer<Double>
    ) -> UnsafeMutableBufferPointer<Double> {
        guard let count else { return buffer }
        precondition(
            0...buffer.count ~= count,
            "the prefix must have from 0 to \(buffer.count) elements, not \(count)")
        return UnsafeMutableBufferPointer(rebasing: buffer[..<count])
    }
}
