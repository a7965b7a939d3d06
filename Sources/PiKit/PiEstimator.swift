public import TaskGraph

/// Estimates π by letting drops fall on the square [-1, 1)² and counting those in the unit circle.
///
///     let estimate = try await PiEstimator(Plan(samples: 1_000_000_000, seed: 42)).run()
///     print(estimate)
///
/// The result depends on the plan alone, see ``Plan``.
public struct PiEstimator: Sendable {
    /// The numbers of workers that a run can have.
    public static let workerRange = Workers.range

    /// The number of workers of a run that is not told one: the processors that this process may
    /// use, by its affinity mask and by the CPU quota of its control group.
    public static var defaultWorkers: Int {
        Workers.available
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
    /// For plans of the kind `blocks` it gives other tallies.
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
    ///   - observer: Is told of each block of samples, which is a task "count hits". Long runs are
    ///     several computations, one after another.
    ///
    /// Throws ``PiError`` with the codes `workers` and `confidence` if these are out of range, and
    /// what ``Kernel/chosen()`` throws, before anything is computed; with the code `memory` if
    /// there is none for a generator's state. Throws `CancellationError` if the task is cancelled;
    /// each worker notices within 50 ms of its own time.
    ///
    /// The workers of all runs of a process are threads of Dispatch's, which has some 255 of them.
    /// Runs that together want more wait for each other, and so does other work on its queues.
    ///
    /// Takes time in O(samples / workers), and memory for one generator's state a worker. With a
    /// generator of the kind `exact` each worker jumps to its parts of the sequence, which takes a
    /// few milliseconds for a part.
    public func run(
        workers: Int? = nil, confidence: Double = 0.95, kernel: Kernel? = nil,
        observer: (any GraphObserver)? = nil
    ) async throws -> Estimate {
        try await record(
            workers: workers, confidence: confidence, kernel: kernel, observer: observer
        ).estimate
    }

    /// Computes the plan as `run(workers:confidence:kernel:observer:)` does, and returns the record
    /// of it: the estimate together with the plan, and with how the run went.
    public func record(
        workers: Int? = nil, confidence: Double = 0.95, kernel: Kernel? = nil,
        observer: (any GraphObserver)? = nil
    ) async throws -> Record {
        let asked = workers ?? Self.defaultWorkers
        guard Self.workerRange.contains(asked) else {
            throw PiError(
                .workers,
                "the number of workers must be from \(Self.workerRange.lowerBound) to "
                    + "\(Self.workerRange.upperBound), not \(asked)")
        }
        try Estimate.check(confidence: confidence)
        let wanted = try kernel ?? Kernel.chosen()

        let clock = ContinuousClock()
        let start = clock.now
        let setup = try Setup(plan, parts: asked, blockSize: blockSize, kernel: wanted)
        let used = min(asked, setup.blocks.count)
        let progress = Progress()
        try await count(setup, workers: used, observer: observer, progress: progress)
        let seconds = (clock.now - start) / .seconds(1)
        let count = progress.count
        return try Record(
            plan: plan,
            covered: progress.covered,
            estimate: Estimate(count.tally, confidence: confidence),
            run: Record.Run(
                workers: used,
                jumpFallback: setup.jumpFallback,
                kernel: setup.kernel.name,
                kernelFallback: setup.kernelFallback,
                exactSamples: count.exact,
                seconds: seconds,
                samplesPerSecond: Double(plan.samples) / seconds))
    }

    /// Counts all blocks of a plan, in graphs of a few thousand at a time.
    private func count(
        _ setup: Setup, workers: Int, observer: (any GraphObserver)?, progress: Progress
    ) async throws {
        let counter = BlockCounter(setup.blocks, on: setup.kernel)
        let countHits = delayed("count hits") { (block: Int) in
            progress.add(
                try counter.count(block..<block + 1), of: counter.blocks.samples(of: block))
        }
        for start in stride(from: 0, to: counter.blocks.count, by: Self.wave) {
            let wave = start..<min(start + Self.wave, counter.blocks.count)
            do {
                _ = try await gather(wave.map { countHits(.constant($0)) })
                    .compute(workers: workers, observer: observer)
            } catch let error as GraphError {
                throw error.underlying ?? error
            }
        }
    }

    /// How many blocks there are in a graph.
    private static let wave = 4096
}
