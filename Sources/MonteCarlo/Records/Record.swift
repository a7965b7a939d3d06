/// A plan, the samples of it that were computed, and their total: the one file format of PiKit.
///
/// Version 0 may still change from release to release.
public struct Record<P: Problem>: Hashable, Sendable {
    /// How a run went.
    public typealias Run = RunSummary

    /// What was to be computed.
    public let plan: Plan

    /// The samples computed so far, and what they add up to.
    public let coverage: Coverage<P.Total>

    /// What is read off the total.
    public let estimate: P.Estimate

    /// How the samples were computed.
    public let run: Run

    /// The samples computed so far, as ascending ranges that neither overlap nor touch.
    public var covered: [Range<Int>] { coverage.ranges }

    /// The record of what an engine has computed.
    ///
    /// - Parameters:
    ///   - confidence: The level of the estimate's interval.
    ///   - workers: How many shared the work.
    ///   - seconds: How long it took.
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
            kernel: engine.choice.kernel.name,
            kernelFallback: engine.choice.fallback,
            exactSamples: part.exactSamples,
            seconds: seconds,
            samplesPerSecond: Double(coverage.total.samples) / seconds)
    }
}
