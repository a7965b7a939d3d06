package import TaskGraph

/// What a run is asked to do besides its plan.
package struct RunSettings<P: EngineProblem>: Sendable {
    /// The samples of the plan that it computes.
    package var portion = Portion.whole

    /// The standard error to reach, or `nil` to compute all samples of the plan.
    package var targetError: Double?

    /// The time after which it ends, or `nil` for none.
    package var timeLimit: Duration?

    /// The number of threads, or `nil` for ``RunWorkers/available``.
    package var workers: Int?

    /// The confidence level of the estimate's interval.
    package var confidence = 0.95

    /// The kernel, or `nil` for ``Kernel/chosen()``.
    package var kernel: Kernel?

    /// The name of the program for the record, or `nil` for that of the process.
    package var program: String?

    /// Observes each part as a task.
    package var observer: (any GraphObserver)?

    /// Gets snapshots, at most ten a second.
    package var progress: ProgressReporter<P>?

    /// Is called with the first error of writing a record while the run goes on.
    package var whenNotWritten: (@Sendable (PiKitError) -> Void)?

    package init(
        portion: Portion = .whole, targetError: Double? = nil, timeLimit: Duration? = nil,
        workers: Int? = nil, confidence: Double = 0.95, kernel: Kernel? = nil,
        observer: (any GraphObserver)? = nil
    ) {
        self.portion = portion
        self.targetError = targetError
        self.timeLimit = timeLimit
        self.workers = workers
        self.confidence = confidence
        self.kernel = kernel
        self.observer = observer
    }

    /// Throws ``PiKitError`` if something is out of range, or does not go together.
    func check() throws(PiKitError) {
        _ = try RunWorkers.checked(workers)
        try Confidence.check(confidence)
        if let targetError {
            guard targetError > 0, targetError.isFinite else {
                throw PiKitError(
                    .target,
                    "the target error must be greater than 0 and finite, not \(targetError)")
            }
        }
        if let timeLimit {
            guard timeLimit > .zero else {
                throw PiKitError(.time, "the time limit must be greater than 0, not \(timeLimit)")
            }
        }
        guard portion == .whole || targetError == nil && timeLimit == nil else {
            throw PiKitError(
                .portion,
                "a target error or a time limit sets the number of samples of the whole plan, so it "
                    + "cannot be asked of the \(portion)")
        }
    }
}
