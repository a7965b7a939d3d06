extension Simulation where Total.Value == Double {
    /// A simulation whose samples are values of a function in C.
    ///
    ///     double f(const double *u, size_t n, void *params);
    ///
    /// Functions for `gsl_monte_function`, whose first argument is no pointer to `const`, can be
    /// used as they are, if they do not write there.
    ///
    /// - Parameters:
    ///   - name: See ``name``.
    ///   - version: See ``version``.
    ///   - count: n, the uniforms of a sample, at least 1; see ``init(_:version:uniforms:into:_:)``.
    ///   - empty: The accumulator, with no samples.
    ///   - parameters: What the function gets as its last argument. Records do not know it.
    ///   - function: Returns the value of a sample. Several threads call it at once, so it must
    ///     change neither the parameters nor other memory that they share.
    public init(
        _ name: String, version: Int = 1, uniforms count: Int, into empty: Total = Moments(),
        parameters: UnsafeMutableRawPointer? = nil,
        function:
            @escaping @convention(c) (
                _ uniforms: UnsafePointer<Double>?, _ count: Int, UnsafeMutableRawPointer?
            ) -> Double
    ) {
        nonisolated(unsafe) let parameters = parameters
        self.init(name, version, empty, .uniforms(count)) { batch, values in
            for index in 0..<batch.count {
                let uniforms = batch.numbers + index * batch.stride
                (values + index).initialize(to: function(uniforms, batch.dimensions, parameters))
            }
            return SamplesMade(count: batch.count)
        }
    }

    /// A simulation whose samples are values of a function in C for `gsl_monte_function`.
    ///
    /// See ``init(_:version:uniforms:into:parameters:function:)``.
    public init(
        _ name: String, version: Int = 1, uniforms count: Int, into empty: Total = Moments(),
        parameters: UnsafeMutableRawPointer? = nil,
        function:
            @escaping @convention(c) (
                _ uniforms: UnsafeMutablePointer<Double>?, _ count: Int, UnsafeMutableRawPointer?
            ) -> Double
    ) {
        nonisolated(unsafe) let parameters = parameters
        self.init(name, version, empty, .uniforms(count)) { batch, values in
            for index in 0..<batch.count {
                let uniforms = UnsafeMutablePointer(mutating: batch.numbers + index * batch.stride)
                (values + index).initialize(to: function(uniforms, batch.dimensions, parameters))
            }
            return SamplesMade(count: batch.count)
        }
    }
}
