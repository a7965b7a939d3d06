import Synchronization

/// Estimates π by letting drops fall on the square [-1, 1)² and counting those in the unit circle.
///
///     let estimate = try await PiEstimator(Plan(samples: 1_000_000_000, seed: 42)).run()
///     print(estimate)
///
/// The result depends on the plan alone, see ``Plan``.
public struct PiEstimator: Sendable {
    /// The numbers of workers that a run can have.
    public static let workerRange = 1...128

    /// The number of workers of a run that is not told one: the processors that this process may
    /// use, by its affinity mask and by the CPU quota of its control group.
    public static var defaultWorkers: Int {
        min(ProcessorCount.available(), workerRange.upperBound)
    }

    /// What is computed.
    public let plan: Plan

    private let blocks: BlockSchedule

    /// An estimator of a plan.
    ///
    /// Nothing is computed yet.
    public init(_ plan: Plan) {
        self.init(plan, blockSize: BlockSchedule.blockSize)
    }

    /// An estimator with blocks of another size, which gives other tallies: it keeps tests short.
    package init(_ plan: Plan, blockSize: Int) {
        self.plan = plan
        blocks = BlockSchedule(plan, blockSize: blockSize)
    }

    /// Computes the plan and returns what it says of π.
    ///
    /// - Parameters:
    ///   - workers: How many threads share the work, 1 to 128; by default ``defaultWorkers``.
    ///   - confidence: The level of the estimate's interval, greater than 0 and less than 1.
    ///
    /// Throws ``PiError`` with the codes `workers` and `confidence` if these are out of range, before
    /// anything is computed, and with the code `memory` if there is none for a generator's state.
    /// Throws `CancellationError` within a tenth of a second if the task is cancelled.
    ///
    /// Takes time in O(samples / workers), and memory for one generator's state a worker.
    public func run(workers: Int? = nil, confidence: Double = 0.95) async throws -> Estimate {
        try await record(workers: workers, confidence: confidence).estimate
    }

    /// Computes the plan as `run(workers:confidence:)` does, and returns the record of it: the
    /// estimate together with the plan, and with how the run went.
    public func record(workers: Int? = nil, confidence: Double = 0.95) async throws -> Record {
        let asked = workers ?? Self.defaultWorkers
        guard Self.workerRange.contains(asked) else {
            throw PiError(
                .workers,
                "the number of workers must be from \(Self.workerRange.lowerBound) to "
                    + "\(Self.workerRange.upperBound), not \(asked)")
        }
        try Estimate.check(confidence: confidence)

        let used = min(asked, blocks.count)
        let clock = ContinuousClock()
        let start = clock.now
        let tally = try await tally(workers: used)
        let seconds = (clock.now - start) / .seconds(1)
        return try Record(
            plan: plan,
            covered: [0..<plan.samples],
            estimate: Estimate(tally, confidence: confidence),
            run: Record.Run(
                workers: used,
                kernel: GSLStream.kernel,
                seconds: seconds,
                samplesPerSecond: Double(plan.samples) / seconds))
    }

    private func tally(workers: Int) async throws -> Tally {
        try Task.checkCancellation()
        let stop = try StopFlag()
        let progress = Progress()
        await withTaskCancellationHandler {
            await withWorkerThreads(workers) { work(on: progress, until: stop) }
        } onCancel: {
            stop.raise()
        }
        if progress.outOfMemory.load(ordering: .relaxed) {
            throw PiError(
                .memory, "there is no memory for \(workers) states of \(plan.generator)")
        }
        let tally = progress.tally
        guard tally.samples == plan.samples else { throw CancellationError() }
        return tally
    }

    /// One worker: takes the next block as long as there is one.
    private func work(on progress: Progress, until stop: StopFlag) {
        guard var stream = try? GSLStream(plan.generator.source) else {
            progress.outOfMemory.store(true, ordering: .relaxed)
            stop.raise()
            return
        }
        while !stop.isRaised, let block = progress.take(of: blocks.count) {
            stream.seed(blocks.seed(of: block))
            progress.add(stream.tally(samples: blocks.samples(of: block).count, stop: stop))
        }
    }
}

extension PiEstimator {
    /// What the workers of one run share.
    private final class Progress: Sendable {
        private let next = Atomic(0)
        private let samples = Atomic(0)
        private let hits = Atomic(0)
        let outOfMemory = Atomic(false)

        /// The number of a block that nobody has taken yet, if one is left.
        func take(of count: Int) -> Int? {
            let block = next.wrappingAdd(1, ordering: .relaxed).oldValue
            return block < count ? block : nil
        }

        func add(_ tally: Tally) {
            samples.wrappingAdd(tally.samples, ordering: .relaxed)
            hits.wrappingAdd(tally.hits, ordering: .relaxed)
        }

        /// What has been added.
        ///
        /// Exact when the workers are done.
        var tally: Tally {
            Tally(
                samples: samples.load(ordering: .relaxed), hits: hits.load(ordering: .relaxed))
        }
    }
}
