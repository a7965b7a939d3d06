package import TaskGraph

/// Computes the samples of a plan.
///
/// Every way to run a plan uses the engine. It decides how the plan is cut and which kernel runs,
/// and makes the task graphs that compute the blocks.
package struct Engine<P: KernelProblem>: Sendable {
    /// The problem, which defines what happens with each sample.
    package let problem: P

    /// The plan to compute.
    package let plan: Plan

    /// The blocks of the plan.
    package let blocks: BlockGrid

    /// The kernel that runs, and the reason for any fallback.
    package let kernel: CheckedKernel

    /// The reason for using one block, if the jump-ahead disagrees with the installed GSL.
    package let jumpFallback: String?

    /// Checks the plan, cuts it into blocks, and checks the jump-ahead and the kernel.
    ///
    /// - Parameters:
    ///   - parts: The number of parts that the plan should at least have.
    ///   - blockSize: See ``BlockGrid``.
    ///   - kernel: The preferred kernel; by default ``Kernel/chosen()``.
    ///
    /// Throws ``PiKitError`` with the code `period` if the generator's period is too short, and
    /// with the code `memory` if the checks cannot allocate theirs. Throws what ``Kernel/chosen()``
    /// throws. In a process, the first engine for a kernel and a generator takes up to 15 ms for
    /// the checks.
    package init(
        _ problem: P, _ plan: Plan, parts: Int, blockSize: Int?, kernel: Kernel?
    ) throws(PiKitError) {
        try problem.check(plan)
        let wanted = if let kernel { kernel } else { try Kernel.chosen() }
        var blocks = BlockGrid(
            plan, drawsPerSample: problem.drawsPerSample, parts: parts, size: blockSize)
        var jumpFallback: String?
        if plan.layout == .exact && parts > 1 && blocks.count > 1,
            let reason = try Self.reasonNotToJump(plan.generator)
        {
            jumpFallback = reason
            blocks = BlockGrid(
                plan, drawsPerSample: problem.drawsPerSample, parts: 1, size: plan.samples)
        }
        self.problem = problem
        self.plan = plan
        self.blocks = blocks
        self.jumpFallback = jumpFallback
        self.kernel = try problem.checked(
            wanted, for: plan.generator, samples: blocks.largest)
    }

    /// The reason why this generator, which should jump, cannot do so in this process; `nil` if it
    /// can.
    private static func reasonNotToJump(_ generator: Generator) throws(PiKitError) -> String? {
        do {
            try generator.gsl.checkJump()
            return nil
        } catch  where error.code == .jump {
            return "\(error), so one worker makes all draws"
        }
    }

    /// The reasons for all fallbacks.
    package var fallbacks: [String] { [kernel.fallback, jumpFallback].compactMap(\.self) }

    /// The number of workers that have work, out of `wanted`.
    package func workers(of wanted: Int) -> Int {
        min(wanted, blocks.count)
    }

    /// Computes the whole plan.
    ///
    /// Each block is a task "count hits". A long run computes several graphs in turn, each of a few
    /// thousand blocks.
    ///
    /// Throws `CancellationError` if the Swift task is cancelled. Throws what the blocks throw.
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

    /// The greatest number of blocks in a graph of ``run(workers:observer:)``.
    private static var wave: Int { 4096 }

    /// Makes a graph that computes the whole plan.
    ///
    /// Each task computes a part of the plan, which consists of adjacent blocks. A last task takes
    /// their results.
    ///
    /// - Parameters:
    ///   - name: The name of the tasks.
    ///   - parts: The greatest number of parts. There are never more parts than blocks.
    ///   - last: The name of the last task.
    ///   - finish: Turns the joined result of all parts into the graph's result.
    package func graph<Result: Sendable>(
        _ name: String, parts: Int, gatheredBy last: String,
        _ finish: @escaping @Sendable (Part<P.Total>) throws -> Result
    ) -> Delayed<Result> {
        let (ranges, runner) = (blocks.parts(parts), BlockRunner(self))
        return graph(
            name, ranges.indices, gatheredBy: last, { try runner.run(ranges[$0]) }, finish: finish)
    }

    /// Makes a graph with a task for each number, and a last task that takes their results.
    private func graph<Result: Sendable>(
        _ name: String, _ numbers: Range<Int>, gatheredBy last: String,
        _ compute: @escaping @Sendable (Int) throws -> Part<P.Total>,
        finish: @escaping @Sendable (Part<P.Total>) throws -> Result
    ) -> Delayed<Result> {
        let task = delayed(name, compute)
        let lastTask = delayed(last, gathering: Part<P.Total>.self) { try finish(.merging($0)) }
        return lastTask(numbers.map { task(.constant($0)) })
    }
}
