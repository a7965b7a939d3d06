/// How a plan is cut into blocks, and how a stream gets to each of them.
///
/// Blocks are ranges of samples, numbered from 0.
package struct BlockGrid: Sendable {
    /// The number of blocks, at least 1.
    package let count: Int

    private let plan: Plan
    private let size: Int
    /// How many blocks, the first ones, have one sample more.
    private let longer: Int
    private let seeds: BlockSeeds

    /// The blocks of a plan.
    ///
    /// - Parameters:
    ///   - parts: How many are to be computed at once. Only the cut of the layout `exact` depends on
    ///     it, whose total does not depend on the cut.
    ///   - size: The samples of a block: by default 2²² for the layout `blocks`, where they are part
    ///     of the record's format, and at most 2²⁷ for `exact`.
    ///
    /// A plan of the layout `exact` has as many blocks for each part, of the same size but for one
    /// sample, so that all parts end together. The longest plans of the layout `blocks` have 86 blocks
    /// more than there are block seeds: there the last block reaches to the end of the plan.
    package init(_ plan: Plan, parts: Int, size: Int?) {
        self.plan = plan
        seeds = BlockSeeds(seed: plan.seed)
        switch plan.layout {
        case .exact:
            let rounds = (plan.samples - 1) / (parts * (size ?? 1 << 27)) + 1
            count = min(parts * rounds, plan.samples)
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

    /// The samples of the largest block.
    var largest: Int {
        max(samples(of: 0).count, samples(of: count - 1).count)
    }

    /// The blocks in so many parts of neighbours, which differ by one block at most; or in as many as
    /// there are blocks, if these are fewer.
    func parts(_ wanted: Int) -> [Range<Int>] {
        let parts = min(wanted, count)
        return (0..<parts).map { part in
            let (size, longer) = count.quotientAndRemainder(dividingBy: parts)
            let start = part * size + min(part, longer)
            return start..<start + size + (part < longer ? 1 : 0)
        }
    }

    private func start(of block: Int) -> Int {
        block * size + min(block, longer)
    }

    /// A stream at the first draw of a block.
    func stream(at block: Int, on kernel: Kernel) throws(PiKitError) -> GSLStream {
        switch plan.layout {
        case .blocks:
            return try GSLStream(plan.generator.gsl, seed: seeds[block], kernel: kernel)
        case .exact, .serial:
            var stream = try GSLStream(plan.generator.gsl, seed: plan.seed, kernel: kernel)
            try move(&stream, to: block)
            return stream
        }
    }

    /// Moves a stream of this plan to the first draw of a block.
    func move(_ stream: inout GSLStream, to block: Int) throws(PiKitError) {
        switch plan.layout {
        case .exact: try stream.jump(to: 2 * UInt64(start(of: block)))
        case .blocks: stream.seed(seeds[block])
        case .serial: break
        }
    }
}
