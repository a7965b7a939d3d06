extension Simulation where Total.Value == Double {
    /// A simulation whose samples are made many at a time, each from a fixed number of uniforms.
    ///
    ///     let volume = Simulation("ball", uniforms: 3, batch: { points, values in
    ///         let (x, y, z) = (points[0], points[1], points[2])
    ///         for i in values.indices {
    ///             values[i] = x[i] * x[i] + y[i] * y[i] + z[i] * z[i] < 1 ? 8 : 0
    ///         }
    ///     })
    ///
    /// The uniforms of a sample are those of ``init(_:version:uniforms:into:_:)``, and so is the
    /// result of a run. How many samples a batch has varies, so a value must depend on nothing but
    /// the uniforms of its sample.
    ///
    /// - Parameters:
    ///   - name: See ``name``.
    ///   - version: See ``version``.
    ///   - count: The uniforms of a sample, at least 1.
    ///   - empty: The accumulator, with no samples.
    ///   - batch: Writes the value of each sample to `values`, which has as many elements as the
    ///     columns of `points`. If it throws, the samples of the batch are made once more, each in a
    ///     batch of its own, so that the run ends with an error that names the first for which it
    ///     throws, whatever the sizes of batches.
    @inlinable
    public init(
        _ name: String, version: Int = 1, uniforms count: Int, into empty: Total = Moments(),
        batch:
            @escaping @Sendable (_ points: Columns, _ values: inout MutableSpan<Double>) throws
            -> Void
    ) {
        self.init(name, version, empty, .columns(count)) { samples, values in
            Self.make(samples, values, initial: 0, batch)
        }
    }

    /// A simulation whose samples are made many at a time, from uniforms and parameters.
    ///
    /// It is like the one without parameters. For these see ``init(_:version:parameters:into:_:)``.
    @inlinable
    public init<Parameters: Codable & Sendable>(
        _ name: String, version: Int = 1, uniforms count: Int, parameters: Parameters,
        into empty: Total = Moments(),
        batch:
            @escaping @Sendable (
                _ points: Columns, _ values: inout MutableSpan<Double>, Parameters
            ) throws -> Void
    ) throws(PiKitError) {
        try self.init(
            Self(name, version: version, uniforms: count, into: empty) { points, values in
                try batch(points, &values, parameters)
            }, parameters: parameters)
    }
}

extension Simulation where Total.Value == Bool {
    /// A simulation whose samples are hits or not, and are made many at a time.
    ///
    /// It is like the one for values of type `Double`.
    @inlinable
    public init(
        _ name: String, version: Int = 1, uniforms count: Int, into empty: Total = Hits(),
        batch:
            @escaping @Sendable (_ points: Columns, _ values: inout MutableSpan<Bool>) throws
            -> Void
    ) {
        self.init(name, version, empty, .columns(count)) { samples, values in
            Self.make(samples, values, initial: false, batch)
        }
    }
}

extension Simulation {
    /// Makes the samples of a batch from columns.
    @inlinable @inline(__always)
    static func make(
        _ samples: SampleBatch, _ values: UnsafeMutablePointer<Total.Value>,
        initial: Total.Value,
        _ batch: (Columns, inout MutableSpan<Total.Value>) throws -> Void
    ) -> SamplesMade {
        let count = samples.count
        values.initialize(repeating: initial, count: count)
        let numbers = Span(_unsafeStart: samples.numbers, count: count * samples.dimensions)
        var span = MutableSpan(_unsafeStart: values, count: count)
        do {
            try batch(
                Columns(numbers, count: count, dimensions: samples.dimensions), &span)
            return SamplesMade(count: count)
        } catch {
            values.deinitialize(count: count)
            return count == 1
                ? SamplesMade(count: 0, error: error)
                : makeSingly(samples, values, initial: initial, batch, batchError: error)
        }
    }

    /// Makes the samples of a batch that threw in batches of one, up to the first that throws.
    ///
    /// If none does, the error is that of the whole batch, and its first sample's.
    @inlinable
    static func makeSingly(
        _ samples: SampleBatch, _ values: UnsafeMutablePointer<Total.Value>,
        initial: Total.Value,
        _ batch: (Columns, inout MutableSpan<Total.Value>) throws -> Void, batchError: any Error
    ) -> SamplesMade {
        let (count, dimensions) = (samples.count, samples.dimensions)
        var point = [Double](repeating: 0, count: dimensions)
        for index in 0..<count {
            for dimension in 0..<dimensions {
                point[dimension] = samples.numbers[dimension * count + index]
            }
            (values + index).initialize(to: initial)
            var value = MutableSpan(_unsafeStart: values + index, count: 1)
            do {
                try batch(Columns(point.span, count: 1, dimensions: dimensions), &value)
            } catch {
                (values + index).deinitialize(count: 1)
                return SamplesMade(count: index, error: error)
            }
        }
        values.deinitialize(count: count)
        return SamplesMade(count: 0, error: batchError)
    }
}
