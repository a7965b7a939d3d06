public import TaskGraph

/// Estimates π from the share of random points of the square [-1, 1)² that lie in the unit circle.
///
///     let estimate = try await PiEstimator(Plan(samples: 1_000_000_000, seed: 42)).run()
///     print(estimate)
///
/// The result depends only on the plan, see ``Plan``.
public struct PiEstimator: Sendable {
    /// The valid numbers of workers, 1 to 128.
    public static let workerRange = RunWorkers.range

    /// The default number of workers: the number of processors that this process may use.
    ///
    /// It respects the affinity mask and the CPU quota of the control group.
    public static var defaultWorkers: Int {
        RunWorkers.available
    }

    /// The plan to compute.
    public let plan: Plan

    let circle: Circle

    /// An estimator for a plan.
    ///
    /// This computes nothing yet.
    public init(_ plan: Plan) {
        self.init(plan, circle: Circle())
    }

    /// An estimator that counts points in shorter calls than usual, which keeps tests short.
    package init(_ plan: Plan, circle: Circle) {
        self.plan = plan
        self.circle = circle
    }

    /// Computes the plan and returns its estimate of π.
    ///
    /// - Parameters:
    ///   - workers: The number of threads that share the work, 1 to 128; by default
    ///     ``defaultWorkers``.
    ///   - confidence: The confidence level of the estimate's interval, greater than 0 and less
    ///     than 1.
    ///   - kernel: The kernel that the workers use; by default ``Kernel/chosen()``.
    ///   - observer: Observes each part of the plan as a task "count hits". The number of parts
    ///     depends on the workers.
    ///
    /// Throws what `record` throws, and takes as long.
    public func run(
        workers: Int? = nil, confidence: Double = 0.95, kernel: Kernel? = nil,
        observer: (any GraphObserver)? = nil
    ) async throws -> Estimate {
        try await record(
            workers: workers, confidence: confidence, kernel: kernel, observer: observer
        ).estimate
    }

    /// Computes the plan, or a portion of it, and returns the record of the run.
    ///
    /// The record holds the plan, the estimate, and how the run went.
    ///
    /// - Parameters:
    ///   - portion: The samples of the plan to compute, such as a shard; by default all.
    ///   - targetError: The standard error that π̂ is to have. The first 2²² points, the pilot, give the
    ///     variance s² of a sample, and the run then computes the s²/e² samples for the error e,
    ///     rounded up to a block, and at least the pilot. The record's plan has this number of
    ///     samples. The plan's own number is the most that are computed.
    ///   - timeLimit: The time after which the run ends, within a second. The record's plan has the
    ///     samples that were done, from the first on. The plan's own number is the most.
    ///   - record: A record to go on from. Its samples are not computed again. Its plan has the same
    ///     generator and seed, and at most as many samples.
    ///   - store: A file to go on from, if it exists, and to keep the record in while the run is under
    ///     way. Give a record or a store, not both.
    ///   - workers: The number of threads that share the work, 1 to 128; by default
    ///     ``defaultWorkers``.
    ///   - confidence: The confidence level of the estimate's interval, greater than 0 and less
    ///     than 1.
    ///   - kernel: The kernel that the workers use; by default ``Kernel/chosen()``.
    ///   - observer: Observes each part of the plan as a task "count hits". The number of parts
    ///     depends on the workers.
    ///
    /// Before it computes anything, this throws ``PiKitError`` with the codes `workers`, `confidence`,
    /// `portion`, `target` and `time` if these are out of range, with the codes `record` and `file` if
    /// it cannot go on from the record or the file, and with the code `period` if the plan needs more
    /// draws than its generator has. It also throws what ``Kernel/chosen()`` throws. During the run
    /// it throws ``IncompleteRun``, which holds the record of what was done, if the Swift task is
    /// cancelled, if a generator's state cannot be allocated, or if the last record cannot be written.
    /// Each worker notices a cancellation within 5 ms of its own time.
    ///
    /// The workers of all runs in a process are threads of Dispatch, which has some 255. Runs that
    /// together want more wait for each other, and so does other work on Dispatch queues.
    ///
    /// Takes O(samples / workers) time, and the memory of one generator state a worker. With the
    /// layout `exact` each worker jumps to its parts of the sequence, which takes a few
    /// milliseconds a part.
    public func record(
        portion: Portion = .whole, targetError: Double? = nil, timeLimit: Duration? = nil,
        resuming record: PiRecord? = nil, store: RecordStore? = nil, workers: Int? = nil,
        confidence: Double = 0.95, kernel: Kernel? = nil, observer: (any GraphObserver)? = nil
    ) async throws -> PiRecord {
        try await circle.record(
            of: plan,
            RunSettings(
                portion: portion, targetError: targetError, timeLimit: timeLimit, workers: workers,
                confidence: confidence, kernel: kernel, observer: observer),
            resuming: record, store: store.map { try OpenStore($0) })
    }

    /// Starts a run in a Swift task of its own, and returns a handle to it, which has snapshots of the
    /// run.
    ///
    /// The parameters are those of `record`, and so are the errors, which ``StartedRun/record`` throws.
    public func start(
        portion: Portion = .whole, targetError: Double? = nil, timeLimit: Duration? = nil,
        resuming record: PiRecord? = nil, store: RecordStore? = nil, workers: Int? = nil,
        confidence: Double = 0.95, kernel: Kernel? = nil, observer: (any GraphObserver)? = nil
    ) -> StartedRun<Circle> {
        StartedRun(
            circle, plan,
            RunSettings(
                portion: portion, targetError: targetError, timeLimit: timeLimit, workers: workers,
                confidence: confidence, kernel: kernel, observer: observer),
            resuming: record, store: store)
    }
}
