public import TaskGraph

/// Estimates π from the share of random points of the square [-1, 1)² that are in the unit circle.
///
///     let estimate = try await PiEstimator(Plan(samples: 1_000_000_000, seed: 42)).run()
///     print(estimate)
///
/// The result depends on the plan alone, see ``Plan``.
public struct PiEstimator: Sendable {
    /// The numbers of workers that a run can have.
    public static let workerRange = RunWorkers.range

    /// The default number of workers: the processors that this process may use, by its affinity mask
    /// and by the CPU quota of its control group.
    public static var defaultWorkers: Int {
        RunWorkers.available
    }

    /// What is computed.
    public let plan: Plan

    let blockSize: Int?

    /// An estimator of a plan.
    ///
    /// Nothing is computed yet.
    public init(_ plan: Plan) {
        self.plan = plan
        blockSize = nil
    }

    /// An estimator with blocks of another size, which keeps tests short.
    ///
    /// For plans of the layout `blocks` it gives other tallies.
    package init(_ plan: Plan, blockSize: Int) {
        self.plan = plan
        self.blockSize = blockSize
    }

    /// Computes the plan and returns what it says of π.
    ///
    /// - Parameters:
    ///   - workers: How many threads share the work, 1 to 128; by default ``defaultWorkers``.
    ///   - confidence: The level of the estimate's interval, greater than 0 and less than 1.
    ///   - kernel: What the workers run on; by default ``Kernel/chosen()``.
    ///   - observer: Learns of each block of samples, which is a task "count hits". A long run is
    ///     several computations, one after another.
    ///
    /// Throws ``PiKitError`` before it computes anything: with the codes `workers` and `confidence` if
    /// these are out of range, with the code `period` if the plan needs more draws than its generator
    /// has, and what ``Kernel/chosen()`` throws. Throws it with the code `memory` if there is none for
    /// a generator's state. Throws `CancellationError` if the Swift task is cancelled; each worker
    /// notices within 5 ms of its own time.
    ///
    /// The workers of all runs of a process are threads of Dispatch, which has some 255. Runs that
    /// together want more wait for each other, and so does other work on its queues.
    ///
    /// Takes time in O(samples / workers), and memory for the state of one generator a worker. With a
    /// generator of the layout `exact` each worker jumps to its parts of the sequence, which takes a
    /// few milliseconds for a part.
    public func run(
        workers: Int? = nil, confidence: Double = 0.95, kernel: Kernel? = nil,
        observer: (any GraphObserver)? = nil
    ) async throws -> Estimate {
        try await record(
            workers: workers, confidence: confidence, kernel: kernel, observer: observer
        ).estimate
    }

    /// Computes the plan as `run(workers:confidence:kernel:observer:)` does, and returns its record:
    /// the estimate with the plan, and how the run went.
    public func record(
        workers: Int? = nil, confidence: Double = 0.95, kernel: Kernel? = nil,
        observer: (any GraphObserver)? = nil
    ) async throws -> PiRecord {
        let asked = try RunWorkers.checked(workers)
        let clock = ContinuousClock()
        let start = clock.now
        let engine = try engine(parts: asked, confidence: confidence, kernel: kernel)
        let used = engine.workers(of: asked)
        let part = try await engine.run(workers: used, observer: observer)
        return try Record(
            of: part, by: engine, confidence: confidence, workers: used,
            seconds: (clock.now - start) / .seconds(1))
    }

    /// What every computation of the plan begins with.
    func engine(
        parts: Int, confidence: Double, kernel: Kernel?
    ) throws(PiKitError) -> Engine<Circle> {
        try Estimate.check(confidence: confidence)
        return try Engine(Circle(), plan, parts: parts, blockSize: blockSize, kernel: kernel)
    }
}
