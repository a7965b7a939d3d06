public import TaskGraph

extension PiEstimator {
    /// The numbers of tasks that ``graph(tasks:confidence:kernel:)`` can have.
    public static let taskRange = 1...1_000_000

    /// The plan as a task graph, to be looked at and computed: tasks "calc_pi" for parts of the
    /// plan, and a task "mean" that makes one estimate of theirs.
    ///
    ///     let x = try PiEstimator(Plan(samples: 100_000_000, seed: 42)).graph(tasks: 10)
    ///     try x.visualize(to: "pi.svg")
    ///     print(try await x.compute())
    ///
    /// The parts follow one another in the sequence, so the estimate is that of
    /// ``run(workers:confidence:kernel:observer:)``, for any number of tasks and of workers.
    ///
    /// - Parameters:
    ///   - tasks: How many tasks "calc_pi" there are, 1 to 1 000 000. There are fewer if the plan
    ///     cannot be cut into as many parts: a plan has no more parts than samples, with generators
    ///     of the layout `blocks` no more than blocks, and one with the layout `serial`, or if the
    ///     jump-ahead disagrees with the installed GSL.
    ///   - confidence: The level of the estimate's interval, greater than 0 and less than 1.
    ///   - kernel: What the tasks run on; by default ``Kernel/chosen()``.
    ///
    /// Throws ``PiKitError`` with the codes `tasks` and `confidence` if these are out of range, with
    /// the code `period` if the plan needs more draws than its generator has, and what
    /// ``Kernel/chosen()`` throws. Tasks throw it with the code `memory`. They notice within 5 ms of
    /// their own time that the computation is cancelled.
    public func graph(
        tasks: Int, confidence: Double = 0.95, kernel: Kernel? = nil
    ) throws -> Delayed<Estimate> {
        guard Self.taskRange.contains(tasks) else {
            throw PiKitError(
                .tasks,
                "the number of tasks must be from \(Self.taskRange.lowerBound) to "
                    + "\(Self.taskRange.upperBound), not \(tasks)")
        }
        let engine = try engine(parts: tasks, confidence: confidence, kernel: kernel)
        return engine.graph("calc_pi", parts: tasks, gatheredBy: "mean") { part in
            try Estimate(part.coverage.total, confidence: confidence)
        }
    }
}
