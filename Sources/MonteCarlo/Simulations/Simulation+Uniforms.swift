extension Simulation {
    /// A simulation whose samples are each made from a fixed number of uniforms.
    ///
    /// With the layouts ``Layout/exact`` and ``Layout/serial``, sample i has draws n · i to
    /// n · i + n - 1 of the plan's sequence, each as `gsl_rng_uniform` returns it. With the layout
    /// ``Layout/blocks`` the draws of each block are numbered like this in its substream.
    ///
    /// - Parameters:
    ///   - name: See ``name``.
    ///   - version: See ``version``.
    ///   - count: n, the uniforms of a sample, at least 1.
    ///   - empty: The accumulator, with no samples.
    ///   - sample: Makes the value of one sample from its n uniforms. An error that it throws ends
    ///     the run.
    @inlinable
    public init(
        _ name: String, version: Int = 1, uniforms count: Int, into empty: Total = Moments(),
        _ sample: @escaping @Sendable (_ uniforms: Span<Double>) throws -> Total.Value
    ) {
        self.init(name, version, empty, .uniforms(count)) { batch, values in
            Self.make(batch, values, sample)
        }
    }

    /// A simulation whose samples are each made from a fixed number of uniforms and parameters.
    ///
    /// See ``init(_:version:uniforms:into:_:)`` and ``init(_:version:parameters:into:_:)``.
    @inlinable
    public init<Parameters: Codable & Sendable>(
        _ name: String, version: Int = 1, uniforms count: Int, parameters: Parameters,
        into empty: Total = Moments(),
        _ sample:
            @escaping @Sendable (_ uniforms: Span<Double>, Parameters) throws -> Total.Value
    ) throws(PiKitError) {
        try self.init(
            Self(name, version: version, uniforms: count, into: empty) {
                try sample($0, parameters)
            }, parameters: parameters)
    }

    /// A simulation whose samples are each made from a fixed number of normals of mean 0 and
    /// standard deviation 1.
    ///
    /// Normals are made many at a time, which takes a fraction of the time of
    /// ``RandomStream/normal(mean:standardDeviation:)``. Two draws make a pair, as in
    /// ``RandomStream/fillNormals(_:prefix:)-(MutableSpan<Double>,_)``. If n is odd, each sample
    /// leaves one normal unused. So a sample takes 2⌈n/2⌉ draws, which are numbered as in
    /// ``init(_:version:uniforms:into:_:)``.
    ///
    /// - Parameters:
    ///   - name: See ``name``.
    ///   - version: See ``version``.
    ///   - count: n, the normals of a sample, at least 1.
    ///   - empty: The accumulator, with no samples.
    ///   - sample: Makes the value of one sample from its n normals. An error that it throws ends
    ///     the run.
    @inlinable
    public init(
        _ name: String, version: Int = 1, normals count: Int, into empty: Total = Moments(),
        _ sample: @escaping @Sendable (_ normals: Span<Double>) throws -> Total.Value
    ) {
        self.init(name, version, empty, .normals(count)) { batch, values in
            Self.make(batch, values, sample)
        }
    }

    /// A simulation whose samples are each made from a fixed number of normals and parameters.
    ///
    /// See ``init(_:version:normals:into:_:)`` and ``init(_:version:parameters:into:_:)``.
    @inlinable
    public init<Parameters: Codable & Sendable>(
        _ name: String, version: Int = 1, normals count: Int, parameters: Parameters,
        into empty: Total = Moments(),
        _ sample:
            @escaping @Sendable (_ normals: Span<Double>, Parameters) throws -> Total.Value
    ) throws(PiKitError) {
        try self.init(
            Self(name, version: version, normals: count, into: empty) {
                try sample($0, parameters)
            }, parameters: parameters)
    }

    /// Makes samples from their numbers.
    ///
    /// With a constant number of dimensions, a span needs no bounds checks, and the compiler can
    /// vectorise the loop together with the function.
    @inlinable @inline(__always)
    static func make(
        _ batch: SampleBatch, _ values: UnsafeMutablePointer<Total.Value>,
        _ sample: (Span<Double>) throws -> Total.Value
    ) -> SamplesMade {
        switch (batch.dimensions, batch.stride) {
        case (1, 1): make(batch, values, dimensions: 1, stride: 1, sample)
        case (2, 2): make(batch, values, dimensions: 2, stride: 2, sample)
        case (3, 3): make(batch, values, dimensions: 3, stride: 3, sample)
        default:
            make(
                batch, values, dimensions: batch.dimensions, stride: batch.stride, sample)
        }
    }

    @inlinable @inline(__always)
    static func make(
        _ batch: SampleBatch, _ values: UnsafeMutablePointer<Total.Value>, dimensions: Int,
        stride: Int, _ sample: (Span<Double>) throws -> Total.Value
    ) -> SamplesMade {
        // The mask shows the compiler that the address is aligned, so spans do not check it.
        let aligned = UInt(bitPattern: batch.numbers) & ~7
        guard let numbers = UnsafePointer<Double>(bitPattern: aligned) else {
            return SamplesMade(count: 0)
        }
        var made = 0
        while made < batch.count && !batch.stop.isRaised {
            // A look at the signal for each sample would keep the loop from being vectorised.
            let end = min(made + 128, batch.count)
            for index in made..<end {
                let span = Span(_unsafeStart: numbers + index &* stride, count: dimensions)
                do {
                    (values + index).initialize(to: try sample(span))
                } catch {
                    return SamplesMade(count: index, error: error)
                }
            }
            made = end
        }
        return SamplesMade(count: made)
    }
}
