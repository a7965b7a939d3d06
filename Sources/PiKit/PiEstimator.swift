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

    private let blockSize: Int?

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
    ///
    /// Throws ``PiError`` with the codes `workers` and `confidence` if these are out of range, and what
    /// ``Kernel/chosen()`` throws, before anything is computed; with the code `memory` if there is
    /// none for a generator's state.
    /// Throws `CancellationError` if the task is cancelled; each worker notices within 50 ms of its
    /// own time.
    ///
    /// The workers of all runs of a process are threads of Dispatch's, which has some 255 of them.
    /// Runs that together want more wait for each other, and so does other work on its queues.
    ///
    /// Takes time in O(samples / workers), and memory for one generator's state a worker. With a
    /// generator of the kind `exact` each worker jumps to its parts of the sequence, which takes a
    /// few milliseconds for a part.
    public func run(
        workers: Int? = nil, confidence: Double = 0.95, kernel: Kernel? = nil
    ) async throws -> Estimate {
        try await record(workers: workers, confidence: confidence, kernel: kernel).estimate
    }

    /// Computes the plan as `run(workers:confidence:kernel:)` does, and returns the record of it: the
    /// estimate together with the plan, and with how the run went.
    public func record(
        workers: Int? = nil, confidence: Double = 0.95, kernel: Kernel? = nil
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
        let (kernel, kernelFallback) = try proved(wanted)
        var blocks = BlockSchedule(plan, workers: asked, size: blockSize)
        var used = min(asked, blocks.count)
        var jumpFallback: String?
        if plan.streams == .exact && used > 1 {
            jumpFallback = try reasonNotToJump()
        }
        if jumpFallback != nil {
            blocks = BlockSchedule(plan, workers: 1, size: plan.samples)
            used = 1
        }
        let (tally, exact) = try await tally(blocks, workers: used, on: kernel)
        let seconds = (clock.now - start) / .seconds(1)
        return try Record(
            plan: plan,
            covered: [0..<plan.samples],
            estimate: Estimate(tally, confidence: confidence),
            run: Record.Run(
                workers: used,
                jumpFallback: jumpFallback,
                kernel: kernel.name,
                kernelFallback: kernelFallback,
                exactSamples: exact,
                seconds: seconds,
                samplesPerSecond: Double(plan.samples) / seconds))
    }

    /// The kernel that the plan's generator runs on if `wanted` is asked for; and if that is another
    /// because its proof has failed, the reason.
    private func proved(_ wanted: Kernel) throws(PiError) -> (Kernel, String?) {
        switch try wanted.source.proof(for: plan.generator.source) {
        case .proved: return (wanted, nil)
        case .absent: return (.plain, nil)
        case .disproved:
            let reason =
                "the kernel \(wanted) disagrees with the draws of \(plan.generator) in GSL "
                + "\(GSLGenerator.libraryVersion), so the plain kernel counts the drops"
            return (.plain, reason)
        }
    }

    /// Why streams cannot jump in this process, though those of the plan's generator should.
    private func reasonNotToJump() throws(PiError) -> String? {
        do {
            try plan.generator.source.proveJump()
            return nil
        } catch  where error.code == .jump {
            return "\(error), so one worker makes all draws"
        }
    }

    private func tally(
        _ blocks: BlockSchedule, workers: Int, on kernel: Kernel
    ) async throws -> (Tally, exact: Int) {
        try Task.checkCancellation()
        let stop = try StopFlag()
        let progress = Progress()
        await withTaskCancellationHandler {
            await withWorkerThreads(workers) {
                do throws(PiError) {
                    try work(on: blocks, kernel: kernel, with: progress, until: stop)
                } catch {
                    progress.fail(error)
                    stop.raise()
                }
            }
        } onCancel: {
            stop.raise()
        }
        if let error = progress.error { throw error }
        let tally = progress.tally
        guard tally.samples == plan.samples else { throw CancellationError() }
        return (tally, progress.exactSamples)
    }

    /// One worker: takes the next block as long as there is one.
    private func work(
        on blocks: BlockSchedule, kernel: Kernel, with progress: Progress, until stop: StopFlag
    ) throws(PiError) {
        guard var block = progress.take(of: blocks.count) else { return }
        var stream = try blocks.stream(at: block, on: kernel)
        while true {
            let (tally, exact) = stream.tally(samples: blocks.samples(of: block).count, stop: stop)
            progress.add(tally, exact: exact)
            guard !stop.isRaised, let next = progress.take(of: blocks.count) else { return }
            block = next
            try blocks.move(&stream, to: block)
        }
    }
}

extension PiEstimator {
    /// What the workers of one run share.
    private final class Progress: Sendable {
        private let next = Atomic(0)
        private let samples = Atomic(0)
        private let hits = Atomic(0)
        private let exact = Atomic(0)
        private let failure = AtomicLazyReference<Failure>()

        /// The number of a block that nobody has taken yet, if one is left.
        func take(of count: Int) -> Int? {
            let block = next.wrappingAdd(1, ordering: .relaxed).oldValue
            return block < count ? block : nil
        }

        func add(_ tally: Tally, exact: Int) {
            samples.wrappingAdd(tally.samples, ordering: .relaxed)
            hits.wrappingAdd(tally.hits, ordering: .relaxed)
            self.exact.wrappingAdd(exact, ordering: .relaxed)
        }

        /// Keeps the error of a worker, if it is the first.
        func fail(_ error: PiError) {
            _ = failure.storeIfNil(Failure(error))
        }

        /// The error of a worker that has failed.
        var error: PiError? { failure.load()?.error }

        /// What has been added.
        ///
        /// Exact when the workers are done.
        var tally: Tally {
            Tally(
                samples: samples.load(ordering: .relaxed), hits: hits.load(ordering: .relaxed))
        }

        /// The drops added that the exact expression has decided.
        var exactSamples: Int { exact.load(ordering: .relaxed) }
    }

    private final class Failure: Sendable {
        let error: PiError

        init(_ error: PiError) {
            self.error = error
        }
    }
}
