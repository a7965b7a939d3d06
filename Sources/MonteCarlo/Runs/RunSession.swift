#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// A run from its beginning to its record: the steps that it takes with the engine.
struct RunSession<P: EngineProblem>: Sendable {
    let problem: P
    let plan: Plan
    let settings: RunSettings<P>

    /// What the run goes on from.
    let previous: Record<P>?

    /// The number of workers that were asked for.
    let workers: Int

    /// The blocks of the plan.
    let blocks: BlockGrid

    /// When the run ends, if it has a time limit.
    let deadline: ContinuousClock.Instant?

    /// The kernel that the run begins with.
    let kernel: CheckedKernel

    private let identity: ProblemIdentity
    private let checkpoints: Checkpoints<P>?
    private let start: ContinuousClock.Instant
    private let began: Date

    /// Checks the settings, and whether the run can go on from a record.
    init(
        _ problem: P, _ plan: Plan, _ settings: RunSettings<P>, from previous: Record<P>?,
        store: OpenStore<P>?
    ) async throws {
        start = .now
        began = Date(timeIntervalSince1970: Date().timeIntervalSince1970.rounded(.down))
        deadline = settings.timeLimit.map { [start] in start + $0 }
        try settings.check()
        workers = try RunWorkers.checked(settings.workers)
        let engine = try Engine(problem, plan, workers: workers, kernel: settings.kernel)
        blocks = engine.blocks
        kernel = engine.kernel
        _ = try settings.portion.samples(of: blocks)
        // Compare what costs nothing first.
        try previous?.check(
            resumes: plan, blockSize: blocks.size, of: ProblemIdentity(problem, samples: []),
            empty: problem.empty)
        // Most of a time limit is for the run.
        let identity = try await engine.identity(
            within: min(.seconds(1), (settings.timeLimit ?? .seconds(8)) / 8))
        try previous?.check(
            resumes: plan, blockSize: blocks.size, of: identity, empty: problem.empty)
        // A slow machine makes fewer samples than the record may have.
        let known = previous?.problem ?? identity
        self.identity = known.samples.count > identity.samples.count ? known : identity
        self.problem = problem
        self.plan = plan
        self.settings = settings
        self.previous = previous
        checkpoints = store.map {
            Checkpoints($0.file, every: $0.interval, whenFailed: settings.whenNotWritten)
        }
    }

    /// Computes what is asked for, and writes the record.
    func run() async throws(RunInterruption<P>) -> Record<P> {
        let record: Record<P>
        do throws(RunInterruption<P>) {
            record = try await computed()
        } catch {
            guard let record = error.record, let writeError = await finish(record) else {
                throw error
            }
            throw RunInterruption(record: record, error: error.error, writeError: writeError)
        }
        if let error = await finish(record) {
            throw RunInterruption(record: record, error: error, writeError: error)
        }
        return record
    }

    private func computed() async throws(RunInterruption<P>) -> Record<P> {
        var state = RunState(previous, kernel: kernel)
        var (plan, end) = (plan, RunEnd.samples)
        if let error = settings.targetError {
            guard let target = try await self.plan(forStandardError: error, &state) else {
                return try recordAtDeadline(state)
            }
            (plan, end) = (target, .target)
        }
        if deadline != nil { return try await runInSteps(to: plan, &state, end) }
        try await compute(plan, &state)
        return try record(plan, state, end)
    }

    /// What stops the samples of a plan.
    enum Outcome {
        case done
        case timedOut
    }

    /// Computes the samples of a plan that are not done, as far as the run's portion of it goes.
    ///
    /// If the deadline passes before all are done, the state has those before the first that is not
    /// done, if that is possible: order-free totals of samples that were done before the run cannot
    /// be taken apart.
    ///
    /// - Parameter isReported: Whether what is done meanwhile is the run's, so that it is reported and
    ///   written.
    @discardableResult
    func compute(
        _ plan: Plan, _ state: inout RunState<P>, parts: Int? = nil, isReported: Bool = true
    ) async throws(RunInterruption<P>) -> Outcome {
        do {
            let engine = try Engine(
                problem, plan, workers: workers,
                isPartial: state.coverage != nil || settings.portion != .whole,
                kernel: settings.kernel)
            let range = try settings.portion.samples(of: engine.blocks)
            state.note(engine, workers: engine.workers(of: workers))
            let part = try await engine.run(
                range, after: state.coverage, parts: parts, workers: state.workers,
                until: deadline, observer: settings.observer,
                progress: isReported ? reporter(of: plan, range, after: state) : nil)
            state.add(part)
            return .done
        } catch let interruption as EngineInterruption<P.Total> {
            let error = interruption.error
            if error is CancellationError, !Task.isCancelled, let deadline, deadline <= .now {
                // It may be empty, if a worker has not even begun.
                let prefix = state.coverage?.isPrefix ?? true ? interruption.prefix : nil
                state.add(prefix ?? interruption.done)
                return .timedOut
            }
            state.add(interruption.done)
            throw interrupted(plan, state, error)
        } catch {
            throw interrupted(plan, state, error)
        }
    }

    /// The error of a run that ends early.
    ///
    /// If the run has done nothing, its record is the one that it goes on from, unchanged.
    func interrupted(
        _ plan: Plan, _ state: RunState<P>, _ error: any Error
    ) -> RunInterruption<P> {
        if let previous, state.coverage == previous.coverage {
            return RunInterruption(record: previous, error: error)
        }
        return RunInterruption(
            record: try? record(plan, state, error is CancellationError ? .interrupted : .failure),
            error: error)
    }

    /// The record of what is done.
    ///
    /// If this run has done nothing of it, it is not among the runs. Throws an interruption without a
    /// record if nothing is done at all.
    func record(
        _ plan: Plan, _ state: RunState<P>, _ end: RunEnd
    ) throws(RunInterruption<P>) -> Record<P> {
        guard let coverage = state.coverage else {
            throw RunInterruption(record: nil, error: CancellationError())
        }
        var runs = previous?.runs ?? []
        let samples = coverage.samples - (previous?.coverage.samples ?? 0)
        if samples > 0 {
            runs.append(
                RunSummary(
                    program: settings.program ?? RunSummary.thisProgram,
                    version: RunSummary.thisVersion, machine: .current, workers: state.workers,
                    jumpFallback: state.jumpFallback, kernel: state.kernel.kernel.name,
                    kernelFallback: state.kernel.fallback, samples: samples,
                    exactSamples: state.exactSamples, began: began,
                    seconds: (ContinuousClock.now - start) / .seconds(1), end: end))
        }
        do {
            return try Record(
                identity, plan, coverage, confidence: settings.confidence, pilot: state.pilot,
                runs: runs)
        } catch {
            throw RunInterruption(record: nil, error: error)
        }
    }

    /// Reports what is done while samples are computed, if anybody wants to know.
    private func reporter(
        of plan: Plan, _ range: Range<Int>, after state: RunState<P>
    ) -> (@Sendable (_ done: () -> Part<P.Total>) -> Void)? {
        guard settings.progress != nil || checkpoints != nil else { return nil }
        // A run with a time limit computes its samples in steps, of which `plan` is one.
        let wanted = deadline == nil ? range : 0..<self.plan.samples
        return { done in
            let record = { () -> Record<P>? in
                try? self.record(plan, state.adding(done()), .interrupted)
            }
            settings.progress?.reportIfDue(of: wanted, until: deadline, record)
            checkpoints?.writeIfDue(record)
        }
    }

    /// Writes the last record of the run, if there is a store, and reports it.
    ///
    /// Returns the error if it cannot be written.
    private func finish(_ record: Record<P>) async -> PiKitError? {
        settings.progress?.report(record, of: nil, until: nil)
        return await checkpoints?.finish(record)
    }
}
