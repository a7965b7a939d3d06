public import TaskGraph

extension PiEstimator {
    /// The valid numbers of tasks of ``graph(tasks:confidence:kernel:)``.
    public static let taskRange = RunTasks.range

    /// Returns a task graph that computes the plan, and that can be drawn.
    ///
    /// Tasks "calc_pi" compute parts of the plan, and a task "mean" combines them into one
    /// estimate.
    ///
    ///     let x = try PiEstimator(Plan(samples: 100_000_000, seed: 42)).graph(tasks: 10)
    ///     try x.visualize(to: "pi.svg")
    ///     print(try await x.compute())
    ///
    /// The parts follow one another in the sequence. So for any number of tasks and workers, the
    /// estimate is that of ``run(workers:confidence:kernel:observer:)``.
    ///
    /// - Parameters:
    ///   - tasks: The number of tasks "calc_pi", 1 to 1 000 000. The graph has fewer if the plan
    ///     cannot be cut into so many parts. There is at most one part a sample, with the layout
    ///     `blocks` at most one part a block, and with the layout `serial` just one part. There is
    ///     also just one if the jump-ahead disagrees with the installed GSL.
    ///   - confidence: The confidence level of the estimate's interval, greater than 0 and less
    ///     than 1.
    ///   - kernel: The kernel that the tasks use; by default ``Kernel/chosen()``.
    ///
    /// Throws ``PiKitError`` with the codes `tasks` and `confidence` if these are out of range, with
    /// the code `period` if the plan needs more draws than its generator has, and with the code
    /// `memory` if the checks cannot allocate theirs. Throws what ``Kernel/chosen()`` throws. A task
    /// throws ``PiKitError`` with the code `memory` if a generator's state cannot be allocated. It
    /// notices within 5 ms of its own time that the computation is cancelled.
    public func graph(
        tasks: Int, confidence: Double = 0.95, kernel: Kernel? = nil
    ) throws -> Delayed<Estimate> {
        try graphAndFallbacks(tasks: tasks, confidence: confidence, kernel: kernel).graph
    }

    /// The graph of ``graph(tasks:confidence:kernel:)``, and the reasons for all fallbacks.
    package func graphAndFallbacks(
        tasks: Int, confidence: Double = 0.95, kernel: Kernel? = nil
    ) throws -> (graph: Delayed<Estimate>, fallbacks: [String]) {
        try RunTasks.check(tasks)
        try Confidence.check(confidence)
        let engine = try Engine(circle, plan, parts: tasks, kernel: kernel)
        let graph = engine.graph("calc_pi", gatheredBy: "mean") { part in
            try Estimate(part.coverage.total, confidence: confidence)
        }
        return (graph, engine.fallbacks)
    }
}
