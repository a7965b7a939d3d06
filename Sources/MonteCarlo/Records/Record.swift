/// A plan, the samples computed so far, and their total, in PiKit's only file format.
///
/// Version 0 of the format may still change from release to release.
public struct Record<P: Problem>: Hashable, Sendable {
    /// How a run went.
    public typealias Run = RunSummary

    /// The plan that is computed.
    public let plan: Plan

    /// The samples computed so far, with their total.
    public let coverage: Coverage<P.Total>

    /// The estimate that is read off the total.
    public let estimate: P.Estimate

    /// How the samples were computed.
    public let run: Run

    /// The samples computed so far, as ascending ranges that neither overlap nor touch.
    public var covered: [Range<Int>] { coverage.ranges }

    /// The record of an engine's result.
    ///
    /// - Parameters:
    ///   - part: The engine's result.
    ///   - engine: The engine that computed it.
    ///   - confidence: The confidence level of the estimate's interval.
    ///   - workers: The number of workers that shared the work.
    ///   - seconds: The wall-clock time of the run.
    package init(
        of part: Part<P.Total>, by engine: Engine<P>, confidence: Double, workers: Int,
        seconds: Double
    ) throws(PiKitError) where P: KernelProblem {
        plan = engine.plan
        coverage = part.coverage
        estimate = try engine.problem.estimate(from: coverage.total, confidence: confidence)
        run = Run(
            workers: workers,
            jumpFallback: engine.jumpFallback,
            kernel: engine.kernel.kernel.name,
            kernelFallback: engine.kernel.fallback,
            exactSamples: part.exactSamples,
            seconds: seconds,
            samplesPerSecond: Double(coverage.samples) / seconds)
    }
}
