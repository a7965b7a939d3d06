/// Computes samples of a plan.
///
/// Every way to run a plan uses the engine. It decides which kernel runs and how the work is cut
/// into parts, and makes the task graphs that compute them.
package struct Engine<P: EngineProblem>: Sendable {
    /// The problem, which defines what happens with each sample.
    package let problem: P

    /// The plan to compute.
    package let plan: Plan

    /// The blocks of the plan.
    package let blocks: BlockGrid

    /// The kernel that runs, and the reason for any fallback.
    package let kernel: CheckedKernel

    /// The reason why one worker makes all draws, if the jump-ahead disagrees with the installed
    /// GSL.
    package let jumpFallback: String?

    /// The number of parts to compute the plan in, or `nil` for one that suits the workers.
    let parts: Int?

    /// Checks the plan, the jump-ahead and the kernel.
    ///
    /// - Parameters:
    ///   - parts: The number of parts to compute the plan in, or `nil` for one that suits the
    ///     workers.
    ///   - workers: The number of workers, if that is known.
    ///   - isPartial: Whether a run may begin elsewhere than at sample 0.
    ///   - kernel: The preferred kernel; by default ``Kernel/chosen()``.
    ///
    /// Throws what ``Problem/check(_:)`` and ``Kernel/chosen()`` throw, and ``PiKitError`` with the
    /// code `memory` if the checks cannot allocate theirs. In a process, the first engine for a
    /// kernel and a generator takes up to 15 ms for the checks.
    package init(
        _ problem: P, _ plan: Plan, parts: Int? = nil, workers: Int? = nil,
        isPartial: Bool = false, kernel: Kernel?
    ) throws(PiKitError) {
        try problem.check(plan)
        let wanted = if let kernel { kernel } else { try Kernel.chosen() }
        let blocks = BlockGrid(problem, plan)
        let mostParts = parts ?? problem.parts(of: plan.samples, workers: workers ?? 1)
        var parts = parts
        var jumpFallback: String?
        let takesJumps = plan.layout == .exact && !blocks.usesSubstreams
        if takesJumps, isPartial || min(workers ?? mostParts, mostParts, blocks.units) > 1,
            let reason = try Self.reasonNotToJump(plan.generator)
        {
            jumpFallback = reason
            parts = 1
        }
        self.problem = problem
        self.plan = plan
        self.blocks = blocks
        self.jumpFallback = jumpFallback
        self.parts = parts
        let longestRun =
            blocks.cutsAnywhere
            ? (plan.samples - 1) / min(parts ?? mostParts, plan.samples) + 1 : blocks.largest
        self.kernel = try problem.checked(wanted, for: plan.generator, samples: longestRun)
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

    /// Whether streams jump within the plan's sequence; otherwise they make the draws between.
    var jumps: Bool { plan.layout == .exact && jumpFallback == nil }

    /// The number of workers, at most `wanted`, that have work in a run of the whole plan.
    package func workers(of wanted: Int) -> Int {
        jumpFallback == nil && plan.layout != .serial ? min(wanted, blocks.units) : 1
    }
}
