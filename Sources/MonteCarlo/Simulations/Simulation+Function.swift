extension Simulation where Total.Value == Double {
    /// A simulation whose samples are the values of a C function.
    ///
    ///     double f(const double *u, size_t n, void *params);
    ///
    /// Functions for `gsl_monte_function`, whose first argument is not a pointer to `const`, can be
    /// used as they are if they do not write to it.
    ///
    /// - Parameters:
    ///   - name: See ``name``.
    ///   - version: See ``version``.
    ///   - count: n, the uniforms of a sample, at least 1; see ``init(_:version:uniforms:into:_:)``.
    ///   - empty: The accumulator, with no samples.
    ///   - parameters: The last argument of each call. It is not part of the record, and must stay
    ///     valid until the last run has ended.
    ///   - function: Returns the value of a sample. Several threads call it at once, so it must
    ///     not change the parameters or any other memory that they share.
    public init(
        _ name: String, version: Int = 1, uniforms count: Int, into empty: Total = Moments(),
        parameters: UnsafeMutableRawPointer? = nil,
        function:
            @escaping @convention(c) (
                _ uniforms: UnsafePointer<Double>?, _ count: Int, UnsafeMutableRawPointer?
            ) -> Double
    ) {
        nonisolated(unsafe) let parameters = parameters
        self.init(name, version: version, uniforms: count, into: empty) { uniforms in
            uniforms.withUnsafeBufferPointer {
                function($0.baseAddress, $0.count, parameters)
            }
        }
    }

    /// A simulation whose samples are the values of a C function written for `gsl_monte_function`.
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
        self.init(name, version: version, uniforms: count, into: empty) { uniforms in
            uniforms.withUnsafeBufferPointer {
                function(UnsafeMutablePointer(mutating: $0.baseAddress), $0.count, parameters)
            }
        }
    }
}
