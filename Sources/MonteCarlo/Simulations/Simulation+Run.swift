public import TaskGraph

extension Simulation {
    /// Computes a plan, and returns the record of the run.
    ///
    /// - Parameters:
    ///   - plan: The plan. With a target error or a time limit, its number of samples is the most that
    ///     are computed.
    ///   - portion: The samples of the plan to compute, such as a shard; by default all.
    ///   - targetError: The standard error that the estimate is to have. The first 16 blocks of the
    ///     plan, its pilot, give the variance s² of a sample, and the run then computes the s²/e² samples
    ///     for the error e, rounded up to a block, and at least the pilot. The record's plan has this
    ///     number of samples. For accumulators whose estimate is a mean or a share.
    ///   - timeLimit: The time after which the run ends, within a second or one sample. The record's
    ///     plan has the samples that were done, from the first on. Where the time of a sample depends
    ///     on its value, the estimate of such a run is biased.
    ///   - record: A record of the simulation to go on from. Its samples are not computed again. Its
    ///     plan has the same generator, seed and block size, and at most as many samples.
    ///   - store: A file to go on from, if it exists, and to keep the record in while the run is under
    ///     way. Give a record or a store, not both.
    ///   - workers: The number of threads that share the work, 1 to 128; by default the number of
    ///     processors that this process may use.
    ///   - confidence: The confidence level of the estimate's interval, greater than 0 and less
    ///     than 1.
    ///   - kernel: The kernel that makes uniforms and vectors of normals; by default
    ///     ``Kernel/chosen()``. All kernels give the same result.
    ///   - observer: Observes each part of the plan as a task with the simulation's name. The number
    ///     of parts depends on the workers.
    ///
    /// Before it computes anything, this throws ``PiKitError`` with the codes `workers`, `confidence`,
    /// `portion`, `target` and `time` if these are out of range, with the codes `record` and `file` if
    /// the run cannot go on from the record or the file, and what ``Problem/check(_:)`` and
    /// ``Kernel/chosen()`` throw. During the run it throws ``IncompleteRun``, which holds the record
    /// of what was done, if the Swift task is cancelled, or if a sample throws, has a value that is
    /// not finite, or draws past the end of its block's substream, and also if the last record cannot
    /// be written. If several samples fail, it names the first in order, for any number of workers. A
    /// cancelled run stops within some 5 ms, or the time of one sample. If samples made from uniforms
    /// or normals suddenly become slow, it can be the time of 128 samples, or of a batch.
    ///
    /// The workers are Dispatch threads made for this run. Swift's cooperative pool stays free.
    ///
    /// The workers share the blocks of the plan. A plan of 10 000 samples is a single block of the
    /// usual size, and so keeps only one worker busy; see ``Plan/blockSize``.
    ///
    /// The engine adds a few nanoseconds to the time of each sample. Where each block has a
    /// substream, moving to it takes up to 0.7 ms, see ``RandomStream/jump(toSubstream:)``. A run makes
    /// the plan's first eight samples once more, by which its record is known, see
    /// ``ProblemIdentity/samples``.
    public func run(
        _ plan: Plan, portion: Portion = .whole, targetError: Double? = nil,
        timeLimit: Duration? = nil, resuming record: Record<Self>? = nil,
        store: RecordStore? = nil, workers: Int? = nil, confidence: Double = 0.95,
        kernel: Kernel? = nil, observer: (any GraphObserver)? = nil
    ) async throws -> Record<Self> {
        try await self.record(
            of: plan,
            RunSettings(
                portion: portion, targetError: targetError, timeLimit: timeLimit, workers: workers,
                confidence: confidence, kernel: kernel, observer: observer),
            resuming: record, store: store.map { try OpenStore($0) })
    }

    /// Starts a run in a Swift task of its own, and returns a handle to it.
    ///
    ///     let run = simulation.start(plan)
    ///     for await snapshot in run.progress {
    ///         print(snapshot.samples, snapshot.estimate, snapshot.secondsLeft)
    ///     }
    ///     print(try await run.record)
    ///
    /// The parameters are those of `run`, and so are the errors, which ``StartedRun/record`` throws.
    public func start(
        _ plan: Plan, portion: Portion = .whole, targetError: Double? = nil,
        timeLimit: Duration? = nil, resuming record: Record<Self>? = nil,
        store: RecordStore? = nil, workers: Int? = nil, confidence: Double = 0.95,
        kernel: Kernel? = nil, observer: (any GraphObserver)? = nil
    ) -> StartedRun<Self> {
        StartedRun(
            self, plan,
            RunSettings(
                portion: portion, targetError: targetError, timeLimit: timeLimit, workers: workers,
                confidence: confidence, kernel: kernel, observer: observer),
            resuming: record, store: store)
    }

    /// Returns a task graph that computes a plan and can be drawn.
    ///
    /// Tasks with the simulation's name compute parts of the plan, and a task "gather" merges them.
    /// The total is that of `run`, for any number of tasks and workers.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - tasks: The greatest number of tasks that compute parts, 1 to 1 000 000. There is at most
    ///     one task a block, and just one with the layout ``Layout/serial``.
    ///   - confidence: The confidence level of the estimate's interval.
    ///   - kernel: The kernel; by default ``Kernel/chosen()``.
    ///
    /// Throws ``PiKitError`` with the codes `tasks` and `confidence` if these are out of range, and
    /// what ``Problem/check(_:)`` and ``Kernel/chosen()`` throw. A task throws ``IncompleteRun``
    /// without a record if one of its samples fails.
    public func graph(
        _ plan: Plan, tasks: Int, confidence: Double = 0.95, kernel: Kernel? = nil
    ) throws -> Delayed<Total.Estimate> {
        try RunTasks.check(tasks)
        try Confidence.check(confidence)
        let engine = try Engine(self, plan, parts: tasks, kernel: kernel)
        return engine.graph(name, gatheredBy: "gather") { part in
            try part.coverage.total.estimate(confidence: confidence)
        }
    }

    /// Makes a single sample of a plan and returns its value, even if that is not finite.
    ///
    /// Use it for a sample that an error names, or to step through a sample in a debugger:
    ///
    ///     } catch let error as IncompleteRun<Simulation<Moments>> {
    ///         guard let sample = error.sample else { throw error }
    ///         print(try await simulation.replay(sample: sample, of: plan))
    ///     }
    ///
    /// With a varying number of draws, this also makes all samples before it in its block, or, with
    /// the layout ``Layout/serial``, all before it in the plan. With a fixed number it makes that
    /// sample alone: it jumps there or, if the generator cannot jump, makes and discards the draws
    /// before it in its substream or sequence.
    ///
    /// Throws ``PiKitError`` with the code `sample` if the plan has no such sample, and what
    /// ``Problem/check(_:)`` and ``Kernel/chosen()`` throw. Throws ``IncompleteRun`` if the sample
    /// throws or draws past the end of its substream, or if one that has to be made before it does,
    /// and `CancellationError` if the Swift task is cancelled.
    public func replay(
        sample: Int, of plan: Plan, kernel: Kernel? = nil
    ) async throws -> Total.Value where Total.Value: Sendable {
        guard 0..<plan.samples ~= sample else {
            throw PiKitError(
                .sample, "the plan has the samples 0 to \(plan.samples - 1), not \(sample)")
        }
        let engine = try Engine(self, plan, workers: 1, kernel: kernel)
        do {
            let replay = delayed(name) { (sample: Int) in try engine.replay(sample) }
            return try await replay(.constant(sample)).compute(workers: 1)
        } catch let error as GraphError {
            let failure = error.underlying as? SampleFailure
            throw IncompleteRun<Self>(
                sample: failure?.sample,
                underlyingError: failure?.error ?? error.underlying ?? error, record: nil)
        }
    }
}
