#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// A simulation: what happens in one sample, and what the samples are added up in.
///
///     let price = try await Simulation("asian call") { draws in
///         var (logPrice, sum) = (0.0, 0.0)
///         for _ in 0..<12 {
///             logPrice += drift + sigma * draws.normal()
///             sum += exp(logPrice)
///         }
///         return max(0, 100 * sum / 12 - strike) * discount
///     }.run(Plan(samples: 100_000_000, seed: 42))
///     print(price)                    // 6.156 3(9), the standard error in brackets
///
/// A run is a function of the simulation and the plan: its total has the same bits on any number of
/// workers, and however it was interrupted. This holds if a sample depends on its arguments alone.
/// It may read captured constants, but must not depend on other samples, the clock, or other random
/// numbers. Swift checks part of this: what the function captures must be `Sendable`.
///
/// There are four ways to make a sample:
///
/// - from a stream, with as many draws as it likes. Each block of samples has a substream of its
///   own, in which samples follow one another.
/// - from n uniforms. With the layouts ``Layout/exact`` and ``Layout/serial`` these are the serial
///   sequence: sample i has draws n · i to n · i + n - 1. Any number of samples can be checked
///   against a loop of ten lines.
/// - from n normals, which are made many at a time, from 2⌈n/2⌉ draws a sample, as in
///   ``RandomStream/fillNormals(_:prefix:)-(MutableSpan<Double>,_)``.
/// - many samples at once, from a column of uniforms for each dimension, for code that vectorises.
///
/// The compiler compiles the function together with the loop that calls it. It can inline the
/// function if that captures nothing from an enclosing function.
public struct Simulation<Total: Accumulator>: Problem {
    /// The name, which identifies the simulation in errors, pictures and records.
    public let name: String

    /// The version.
    ///
    /// Change it when the simulation gives other values under the same name, so that runs of
    /// different versions are not mistaken for runs of one.
    public let version: Int

    /// The parameters as JSON with sorted keys, or `nil` if there are none.
    public let parameters: String?

    /// The accumulator with no samples.
    public let empty: Total

    let source: SampleSource

    /// Makes samples, and writes their values to uninitialised memory.
    @usableFromInline
    typealias Body = @Sendable (SampleBatch, UnsafeMutablePointer<Total.Value>) -> SamplesMade

    let body: Body

    @usableFromInline
    init(
        _ name: String, _ version: Int, _ empty: Total, _ source: SampleSource,
        _ body: @escaping Body
    ) {
        precondition((source.drawsPerSample ?? 1) > 0, "a sample takes at least one number")
        self.name = name
        self.version = version
        parameters = nil
        self.empty = empty
        self.source = source
        self.body = body
    }

    /// A simulation with parameters that its function has captured.
    ///
    /// Throws ``PiKitError`` with the code `parameters` if they cannot be encoded as JSON.
    @usableFromInline
    init(_ other: Simulation, parameters: some Encodable) throws(PiKitError) {
        name = other.name
        version = other.version
        empty = other.empty
        source = other.source
        body = other.body
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            self.parameters = String(decoding: try encoder.encode(parameters), as: UTF8.self)
        } catch {
            throw PiKitError(
                .parameters,
                "the parameters of '\(other.name)' cannot be encoded as JSON; "
                    + "numbers must be finite")
        }
    }

    /// The number of draws of each sample, or `nil` if it varies.
    public var drawsPerSample: Int? { source.drawsPerSample }
}
