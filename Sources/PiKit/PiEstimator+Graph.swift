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
    ///     cannot be cut in as many parts: into no more than it has samples, with generators of the
    ///     kind `blocks` no more than it has blocks, and into one with the kind `serial`, or if the
    ///     jump-ahead disagrees with the installed GSL.
    ///   - confidence: The level of the estimate's interval, greater than 0 and less than 1.
    ///   - kernel: What the tasks run on; by default ``Kernel/chosen()``.
    ///
    /// Throws ``PiError`` with the codes `tasks` and `confidence` if these are out of range, and
    /// what ``Kernel/chosen()`` throws. Tasks throw it with the code `memory`. They notice within
    /// 50 ms of their own time if the computation is cancelled.
    public func graph(
        tasks: Int, confidence: Double = 0.95, kernel: Kernel? = nil
    ) throws -> Delayed<Estimate> {
        guard Self.taskRange.contains(tasks) else {
            throw PiError(
                .tasks,
                "the number of tasks must be from \(Self.taskRange.lowerBound) to "
                    + "\(Self.taskRange.upperBound), not \(tasks)")
        }
        try Estimate.check(confidence: confidence)
        let setup = try Setup(
            plan, parts: tasks, blockSize: blockSize, kernel: try kernel ?? Kernel.chosen())
        let counter = BlockCounter(setup.blocks, on: setup.kernel)
        let (blocks, parts) = (setup.blocks.count, min(tasks, setup.blocks.count))
        let calcPi = delayed("calc_pi") { (part: Int) in
            try counter.count(Self.blocks(of: part, of: parts, in: blocks))
        }
        let mean = delayed("mean", gathering: BlockCounter.Count.self) { counts in
            try Estimate(counts.reduce(.zero, +).tally, confidence: confidence)
        }
        return mean((0..<parts).map { calcPi(.constant($0)) })
    }

    /// The blocks of one of so many parts, which differ by one block at most.
    private static func blocks(of part: Int, of parts: Int, in blocks: Int) -> Range<Int> {
        let (size, longer) = blocks.quotientAndRemainder(dividingBy: parts)
        let start = part * size + min(part, longer)
        return start..<start + size + (part < longer ? 1 : 0)
    }
}
