/// How a plan is computed in this process: its blocks, the kernel, and why these are not others.
struct Setup {
    /// The blocks.
    let blocks: BlockSchedule

    /// The kernel that they are counted on.
    let kernel: Kernel

    /// Why that is the plain kernel, if a faster one did not agree with the installed GSL.
    let kernelFallback: String?

    /// Why there is one block, if the jump-ahead did not agree with it.
    let jumpFallback: String?

    /// - Parameters:
    ///   - parts: How many parts of the plan are to be computed at once.
    ///   - blockSize: See ``BlockSchedule``.
    ///   - kernel: The one that is wanted.
    init(_ plan: Plan, parts: Int, blockSize: Int?, kernel: Kernel) throws(PiError) {
        (self.kernel, kernelFallback) = try Self.proved(kernel, plan.generator)
        let blocks = BlockSchedule(plan, workers: parts, size: blockSize)
        if plan.streams == .exact && parts > 1 && blocks.count > 1,
            let reason = try Self.reasonNotToJump(plan.generator)
        {
            jumpFallback = reason
            self.blocks = BlockSchedule(plan, workers: 1, size: plan.samples)
        } else {
            jumpFallback = nil
            self.blocks = blocks
        }
        // The first block is the largest of those that may take the code for long runs.
        self.kernel.source.checkLong(
            plan.generator.source, samples: self.blocks.samples(of: 0).count)
    }

    /// The kernel that a generator runs on if this one is wanted; and if that is another because
    /// its proof has failed, the reason.
    private static func proved(
        _ kernel: Kernel, _ generator: Generator
    ) throws(PiError) -> (Kernel, String?) {
        switch try kernel.source.proof(for: generator.source) {
        case .proved: return (kernel, nil)
        case .absent: return (.plain, nil)
        case .disproved:
            let reason =
                "the kernel \(kernel) disagrees with the draws of \(generator) in GSL "
                + "\(GSLGenerator.libraryVersion), so the plain kernel counts the drops"
            return (.plain, reason)
        }
    }

    /// Why streams cannot jump in this process, though those of the generator should.
    private static func reasonNotToJump(_ generator: Generator) throws(PiError) -> String? {
        do {
            try generator.source.proveJump()
            return nil
        } catch  where error.code == .jump {
            return "\(error), so one worker makes all draws"
        }
    }
}
