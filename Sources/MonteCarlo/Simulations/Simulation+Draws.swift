extension Simulation {
    /// A simulation whose samples each take as many draws from a stream as they like.
    ///
    /// Each block of samples has a substream of its own, in which its samples follow one another.
    /// With the layout ``Layout/serial`` all samples follow one another in the plan's sequence.
    ///
    /// - Parameters:
    ///   - name: See ``name``.
    ///   - version: See ``version``.
    ///   - empty: The accumulator, with no samples.
    ///   - sample: Makes the value of one sample from the next draws of a stream. It may only draw:
    ///     it must not keep, seed or move the stream. An error that it throws ends the run.
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

    /// A simulation whose samples draw from a stream and take parameters.
    ///
    /// - Parameters:
    ///   - name: See ``name``.
    ///   - version: See ``version``.
    ///   - parameters: The last argument of `sample`. Its JSON is kept as ``parameters``.
    ///   - empty: The accumulator, with no samples.
    ///   - sample: Makes the value of one sample from the next draws of a stream and the parameters,
    ///     see ``init(_:version:into:_:)``.
    ///
    /// Throws ``PiKitError`` with the code `parameters` if the parameters cannot be encoded as JSON,
    /// for example because a number is not finite.
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
