/// What a run has computed: its problem, its plan, the samples done so far, and their total.
///
/// The properties of the estimate are properties of the record too:
///
///     let price = try await Simulation("asian call") { draws in … }.run(plan)
///     print(price)                    // 6.156 3(9), the standard error in brackets
///     print(price.mean, price.standardError, price.interval)
///
/// The record of an estimate of π is PiKit's file format, as JSON. Version 0 of the format may still
/// change from release to release.
@dynamicMemberLookup
public struct Record<P: Problem>: Sendable {
    /// How a run went.
    public typealias Run = RunSummary

    /// The problem.
    public let problem: P

    /// The plan that is computed.
    public let plan: Plan

    /// The samples computed so far, with their totals.
    public let coverage: Coverage<P.Total>

    /// The total of the samples computed so far.
    public let total: P.Total

    /// What is read off the total.
    public let estimate: P.Estimate

    /// How the samples were computed.
    public let run: Run

    /// The samples computed so far, as ascending ranges that neither overlap nor touch.
    public var covered: [Range<Int>] { coverage.ranges }

    /// A property of the estimate, such as its mean.
    public subscript<Value>(dynamicMember property: KeyPath<P.Estimate, Value>) -> Value {
        estimate[keyPath: property]
    }

    /// A record of samples, at least one.
    ///
    /// Throws ``PiKitError`` with the code `confidence` if the level is not between 0 and 1.
    init(
        _ problem: P, _ plan: Plan, _ coverage: Coverage<P.Total>, confidence: Double, run: Run
    ) throws(PiKitError) {
        self.problem = problem
        self.plan = plan
        self.coverage = coverage
        total = coverage.total
        estimate = try problem.estimate(from: total, confidence: confidence)
        self.run = run
    }

    /// The record of an engine's result.
    ///
    /// - Parameters:
    ///   - part: The engine's result, with at least one sample.
    ///   - engine: The engine that computed it.
    ///   - confidence: The confidence level of the estimate's interval.
    ///   - workers: The number of workers that shared the work.
    ///   - seconds: The wall-clock time of the run.
    package init(
        of part: Part<P.Total>, by engine: Engine<P>, confidence: Double, workers: Int,
        seconds: Double
    ) throws(PiKitError) where P: EngineProblem {
        try self.init(
            engine.problem, engine.plan, part.coverage, confidence: confidence,
            run: Run(
                workers: workers,
                jumpFallback: engine.jumpFallback,
                kernel: engine.kernel.kernel.name,
                kernelFallback: engine.kernel.fallback,
                exactSamples: part.exactSamples,
                seconds: seconds,
                samplesPerSecond: Double(part.coverage.samples) / seconds))
    }
}

extension Record: CustomStringConvertible {
    /// The estimate as text.
    public var description: String { String(describing: estimate) }
}

extension Record: Equatable where P: Equatable {}
extension Record: Hashable where P: Hashable {}
