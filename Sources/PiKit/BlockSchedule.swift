/// How a plan is cut in blocks for a number of workers, and how a stream gets to each.
package struct BlockSchedule: Sendable {
    /// How many blocks there are, at least 1.
    package let count: Int

    private let plan: Plan
    private let size: Int
    /// The first so many blocks have one sample more.
    private let longer: Int
    private let seeds: BlockSeeds

    /// The blocks of a plan.
    ///
    /// - Parameters:
    ///   - workers: How many share the work. Only the cut of the kind `exact` depends on it, whose
    ///     tally does not depend on the cut.
    ///   - size: The samples of a block, if not 2²² for the kind `blocks`, where it is part of the
    ///     record format, and at most 2²⁷ for `exact`.
    ///
    /// A run of the kind `exact` has as many blocks for each worker, all of the same size but for one
    /// sample, so that the workers come to an end together. There are fewer block seeds than 2⁵³
    /// samples have blocks of the kind `blocks`, 86 fewer. So the last block of a plan as long as that
    /// reaches to its end.
    package init(_ plan: Plan, workers: Int, size: Int?) {
        self.plan = plan
        seeds = BlockSeeds(seed: plan.seed)
        switch plan.streams {
        case .exact:
            let rounds = (plan.samples - 1) / (workers * (size ?? 1 << 27)) + 1
            count = min(workers * rounds, plan.samples)
            (self.size, longer) = plan.samples.quotientAndRemainder(dividingBy: count)
        case .blocks:
            self.size = size ?? 1 << 22
            longer = 0
            count = min((plan.samples - 1) / self.size + 1, BlockSeeds.count)
        case .serial:
            self.size = plan.samples
            longer = 0
            count = 1
        }
    }

    /// The samples of a block.
    package func samples(of block: Int) -> Range<Int> {
        start(of: block)..<(block == count - 1 ? plan.samples : start(of: block + 1))
    }

    private func start(of block: Int) -> Int {
        block * size + min(block, longer)
    }

    /// A stream at the first draw of a block.
    func stream(at block: Int, on kernel: Kernel) throws(PiError) -> GSLStream {
        switch plan.streams {
        case .blocks:
            return try GSLStream(plan.generator.source, seed: seeds[block], kernel: kernel)
        case .exact, .serial:
            var stream = try GSLStream(plan.generator.source, seed: plan.seed, kernel: kernel)
            try move(&stream, to: block)
            return stream
        }
    }

    /// Moves a stream, which is somewhere in this plan, to the first draw of a block.
    func move(_ stream: inout GSLStream, to block: Int) throws(PiError) {
        switch plan.streams {
        case .exact: try stream.jump(to: 2 * UInt64(start(of: block)))
        case .blocks: stream.seed(seeds[block])
        case .serial: break
        }
    }
}
