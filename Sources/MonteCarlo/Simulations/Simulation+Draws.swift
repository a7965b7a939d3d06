extension Simulation {
    /// A simulation whose samples draw from a stream, as many draws as they like.
    ///
    /// - Parameters:
    ///   - name: See ``name``.
    ///   - version: See ``version``.
    ///   - empty: The accumulator, with no samples.
    ///   - sample: Makes the value of one sample from the next draws of a stream. It may only draw:
    ///     it must neither keep the stream nor move it otherwise. An error that it throws ends the
    ///     run.
    @inlinable
    public init(
        _ name: String, version: Int = 1, into empty: Total = Moments(),
        _ sample: @escaping @Sendable (_ draws: RandomStream) throws -> Total.Value
    ) {
        self.init(name, version, empty, .draws) { batch, values in
            let draws = batch.draws
            for index in 0..<batch.count {
                if batch.stop.isRaised { return SamplesMade(count: index) }
                do {
                    (values + index).initialize(to: try sample(draws))
                } catch {
                    return SamplesMade(count: index, error: error)
                }
                if draws.hasOverrun {
                    (values + index).deinitialize(count: 1)
                    return SamplesMade(count: index)
                }
            }
            return SamplesMade(count: batch.count)
        }
    }

    /// A simulation whose samples draw from a stream, and have parameters.
    ///
    /// - Parameters:
    ///   - name: See ``name``.
    ///   - version: See ``version``.
    ///   - parameters: What the samples depend on, see ``parameters``.
    ///   - empty: The accumulator, with no samples.
    ///   - sample: Makes the value of one sample from the next draws of a stream and the parameters,
    ///     see ``init(_:version:into:_:)``.
    ///
    /// Throws ``PiKitError`` with the code `parameters` if the parameters have no form as JSON, as
    /// with a number that is not finite.
    @inlinable
    public init<Parameters: Codable & Sendable>(
        _ name: String, version: Int = 1, parameters: Parameters, into empty: Total = Moments(),
        _ sample:
            @escaping @Sendable (_ draws: RandomStream, Parameters) throws -> Total.Value
    ) throws(PiKitError) {
        try self.init(
            Self(name, version: version, into: empty) { try sample($0, parameters) },
            parameters: parameters)
    }
}
