package import TaskGraph

/// Computes the samples of a plan.
///
/// All ways to run a plan lead here: it settles how the plan is cut and which kernel runs, and
/// makes the task graphs in which the blocks are computed.
package struct Engine<P: KernelProblem>: Sendable {
    /// What is done with each sample.
    package let problem: P

    /// What is computed.
    package let plan: Plan

    /// How it is cut.
    package let blocks: BlockGrid

    /// The kernel that runs.
    package let choice: KernelChoice

    /// Why there is one block, if the jump-ahead disagrees with the installed GSL.
    package let jumpFallback: String?

    /// Checks the plan, the kernel and the jump-ahead, and cuts the plan into blocks.
    ///
    /// - Parameters:
    ///   - parts: How many parts of the plan are to be computed at once.
    ///   - blockSize: See ``BlockGrid``.
    ///   - kernel: The kernel that is wanted; by default ``Kernel/chosen()``.
    ///
    /// Throws ``PiKitError`` with the code `period` if the generator's is too short, with the code
    /// `memory` if there is none for the checks, and what ``Kernel/chosen()`` throws. The first
    /// engine of a process for a kernel and a generator takes up to 15 ms for the checks.
    package init(
        _ problem: P, _ plan: Plan, parts: Int, blockSize: Int?, kernel: Kernel?
    ) throws(PiKitError) {
        try problem.check(plan)
        let wanted = if let kernel { kernel } else { try Kernel.chosen() }
        var blocks = BlockGrid(plan, parts: parts, size: blockSize)
        var jumpFallback: String?
        if plan.layout == .exact && parts > 1 && blocks.count > 1,
            let reason = try Self.reasonNotToJump(plan.generator)
        {
            jumpFallback = reason
            blocks = BlockGrid(plan, parts: 1, size: plan.samples)
        }
        self.problem = problem
        self.plan = plan
        self.blocks = blocks
        self.jumpFallback = jumpFallback
        choice = try problem.choose(
            wanted, for: plan.generator, samples: blocks.largest)
    }

    /// Why streams cannot jump in this process, though those of the generator should.
    private static func reasonNotToJump(_ generator: Generator) throws(PiKitError) -> String? {
        do {
            try generator.gsl.checkJump()
            return nil
        } catch  where error.code == .jump {
            return "\(error), so one worker makes all draws"
        }
    }

    /// How many of so many workers have something to do.
    package func workers(of wanted: Int) -> Int {
        min(wanted, blocks.count)
    }

    /// Computes the whole plan.
    ///
    /// Blocks are tasks "count hits". A long run has several graphs, one after another, each of a few
    /// thousand blocks.
    ///
    /// Throws `CancellationError` if the Swift task is cancelled, and what blocks throw.
    package func run(
        workers: Int, observer: (any GraphObserver)?
    ) async throws -> Part<P.Total> {
        let runner = BlockRunner(self)
        var done: Part<P.Total>?
        for start in stride(from: 0, to: blocks.count, by: Self.wave) {
            let wave = start..<min(start + Self.wave, blocks.count)
            let graph = graph("count hits", wave, gatheredBy: "gather") { block in
                try runner.run(block..<block + 1)
            } finish: {
                $0
            }
            do {
                let part = try await graph.compute(workers: workers, observer: observer)
                done = done.map { Part.merging([$0, part]) } ?? part
            } catch let error as GraphError {
                throw error.underlying ?? error
            }
        }
        guard let done else { preconditionFailure("a plan has at least one block") }
        return done
    }

    /// How many blocks a graph has at most.
    private static var wave: Int { 4096 }

    /// The whole plan as a graph: tasks for parts of the plan, each of neighbouring blocks, and one
    /// task that takes what they give.
    ///
    /// - Parameters:
    ///   - name: What the tasks are called.
    ///   - parts: How many there are at most; no more than blocks.
    ///   - last: What the task that takes their results is called.
    ///   - finish: Gets what all parts together give.
    package func graph<Result: Sendable>(
        _ name: String, parts: Int, gatheredBy last: String,
        _ finish: @escaping @Sendable (Part<P.Total>) throws -> Result
    ) -> Delayed<Result> {
        let (parts, runner) = (blocks.parts(parts), BlockRunner(self))
        return graph(name, parts.indices, gatheredBy: last) { part in
            try runner.run(parts[part])
        } finish: { part in
            try finish(part)
        }
    }

    /// A task for each of some numbered parts of the plan, and one that takes what they give.
    private func graph<Result: Sendable>(
        _ name: String, _ numbers: Range<Int>, gatheredBy last: String,
        _ compute: @escaping @Sendable (Int) throws -> Part<P.Total>,
        finish: @escaping @Sendable (Part<P.Total>) throws -> Result
    ) -> Delayed<Result> {
        let compute = delayed(name, compute)
        let gather = delayed(last, gathering: Part<P.Total>.self) { try finish(.merging($0)) }
        return gather(numbers.map { compute(.constant($0)) })
    }
}

/// How many threads a run can have.
package enum RunWorkers {
    /// The numbers of workers that a run can have, 1 to 128.
    package static let range = Workers.range

    /// The number of a run that is not told one: the processors that this process may use.
    package static var available: Int { Workers.available }

    /// The number that was asked for, or ``available`` if none was.
    ///
    /// Throws ``PiKitError`` with the code `workers` if no run can have so many.
    package static func checked(_ workers: Int?) throws(PiKitError) -> Int {
        let workers = workers ?? available
        guard range.contains(workers) else {
            throw PiKitError(
                .workers,
                "the number of workers must be from \(range.lowerBound) to "
                    + "\(range.upperBound), not \(workers)")
        }
        return workers
    }
}
