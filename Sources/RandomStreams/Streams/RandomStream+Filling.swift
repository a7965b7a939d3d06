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
