/// How a plan is cut in blocks for a number of workers, and how a stream gets to each.
package struct BlockSchedule: Sendable {
    /// How many blocks there are, at least 1.
    package let count: Int

    private let plan: Plan
    private let size: Int
    private let seeds: BlockSeeds

    /// The blocks of a plan.
    ///
    /// - Parameters:
    ///   - workers: How many share the work. Only the cut of the kind `exact` depends on it, which
    ///     does not depend on the cut.
    ///   - size: The samples of a block, if not 2²² for the kind `blocks`, where it is part of the
    ///     record format, and 2²⁷ for `exact`.
    ///
    /// A run of the kind `exact` with fewer blocks than workers is cut in one part a worker. There
    /// are fewer block seeds than 2⁵³ samples have blocks of the kind `blocks`, 86 fewer. So the
    /// last block of a plan as long as that reaches to its end.
    package init(_ plan: Plan, workers: Int, size: Int?) {
        self.plan = plan
        seeds = BlockSeeds(seed: plan.seed)
        switch plan.streams {
        case .exact:
            let part = (plan.samples - 1) / workers + 1
            self.size = min(size ?? 1 << 27, part)
            count = (plan.samples - 1) / self.size + 1
        case .blocks:
            self.size = size ?? 1 << 22
            count = min((plan.samples - 1) / self.size + 1, BlockSeeds.count)
        case .serial:
            self.size = plan.samples
            count = 1
        }
    }

    /// The samples of a block.
    package func samples(of block: Int) -> Range<Int> {
        block * size..<(block == count - 1 ? plan.samples : (block + 1) * size)
    }

    /// Moves a stream, which is somewhere in this plan, to the first draw of a block.
    func move(_ stream: inout GSLStream, to block: Int) throws(PiError) {
        switch plan.streams {
        case .exact: try stream.jump(to: 2 * UInt64(block * size))
        case .blocks: stream.seed(seeds[block])
        case .serial: break
        }
    }
}
