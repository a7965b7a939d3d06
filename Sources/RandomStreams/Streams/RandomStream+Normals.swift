extension RandomStream {
    /// Fills `numbers`, or a prefix of it, with independent normals of mean 0 and standard
    /// deviation 1.
    ///
    ///     var numbers = [Double](repeating: 0, count: 1_000_000)
    ///     try stream.fillNormals(&numbers)
    ///
    /// The method is that of Box and Muller (Annals of Mathematical Statistics 29, 1958). With u and
    /// v the draws 2i and 2i + 1 of this call, as ``nextUniform()`` would return them, numbers 2i and
    /// 2i + 1 are r cos 2πv and r sin 2πv, where r = √(-2 ln(1 - u)). An odd count takes one draw
    /// more, so n numbers take 2⌈n/2⌉ draws. Where u is 1, as some older generators can draw, 1 - u
    /// counts as 2⁻⁵³.
    ///
    /// The numbers have the same bits on every kernel and processor, because no libm is called. They
    /// are finite. Each differs from the exact value for its 1 - u and v by less than 4 units in the
    /// last place. 1 - u is exact for draws of at most 53 bits. It is rounded for cmrg, mrg and
    /// others that divide by a modulus, where numbers near 0 may differ by more units, but by less
    /// than 10⁻¹².
    ///
    /// The draws bound the numbers: with draws of b bits none exceeds √(2b ln 2) in magnitude. That
    /// is 6.66 for 32 bits, as those of mt19937, 6.56 for 31 bits, 5.77 for 24 and 4.56 for 15. A
    /// true normal exceeds 6.66 once in 3.7 · 10¹⁰ times. Choose a generator with draws of 48 bits,
    /// such as `ranlxd1`, for numbers up to 8.16. A draw of 1 leads to at most 8.57.
    ///
    /// If the stream's kernel has vector code for the generator, thousands of numbers take some 2 ns
    /// each with avx2 or avx512, and 4 ns with baseline, where GSL's `gsl_ran_gaussian_ziggurat`
    /// takes 6 to 12.
    ///
    /// - Parameters:
    ///   - numbers: Where the numbers are written to.
    ///   - count: The number of elements to fill, at most all of them; by default all.
    ///
    /// Throws ``PiKitError`` with the code `substream` if fewer draws remain in the stream's
    /// substream. Then it makes no draw.
    public func fillNormals(
        _ numbers: inout MutableSpan<Double>, prefix count: Int? = nil
    ) throws(PiKitError) {
        try numbers.withUnsafeMutableBufferPointer { buffer throws(PiKitError) in
            try fillNormals(buffer, prefix: count)
        }
    }

    /// Fills an array, or a prefix of it, in the same way.
    ///
    /// See ``fillNormals(_:prefix:)-(MutableSpan<Double>,_)``.
    public func fillNormals(
        _ numbers: inout [Double], prefix count: Int? = nil
    ) throws(PiKitError) {
        try numbers.withUnsafeMutableBufferPointer { buffer throws(PiKitError) in
            try fillNormals(buffer, prefix: count)
        }
    }

    /// Fills memory, or a prefix of it, in the same way.
    ///
    /// See ``fillNormals(_:prefix:)-(MutableSpan<Double>,_)``. The memory need not be initialised.
    public func fillNormals(
        _ numbers: UnsafeMutableBufferPointer<Double>, prefix count: Int? = nil
    ) throws(PiKitError) {
        try stream.fillNormals(Self.prefix(count, of: numbers))
    }
}
