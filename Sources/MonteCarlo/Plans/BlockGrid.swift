/// The blocks of a plan, and how a stream moves to each of them.
///
/// A block is a range of samples. Blocks are numbered from 0.
package struct BlockGrid: Sendable {
    /// The number of blocks, at least 1.
    package let count: Int

    private let plan: Plan
    private let drawsPerSample: Int
    private let size: Int
    /// The number of blocks, at the start, that have one sample more.
    private let longer: Int

    /// The samples of a block of the layout `blocks`: 2²².
    package static let standardSize = 1 << 22

    /// The most samples of a block of the layout `exact`, unless a size is given: 2²⁷, which a
    /// vector kernel counts in a tenth of a second.
    private static let largestExactSize = 1 << 27

    /// Cuts a plan into blocks.
    ///
    /// - Parameters:
    ///   - drawsPerSample: The draws that each sample takes.
    ///   - parts: The number of parts that the plan should at least have. It affects the cut of the
    ///     layout `exact` only, and there the total does not depend on the cut.
    ///   - size: The samples of a block. The default is ``standardSize`` for the layout
    ///     `blocks`, where the size is part of the record's format. For `exact` the default is at
    ///     most ``largestExactSize``.
    ///
    /// With the layout `exact`, all parts have the same number of blocks, whose sizes differ by one
    /// sample at most, so that all parts finish together. With the layout `blocks`, the longest
    /// plans would need 86 blocks more than there are block seeds. There the last block extends to
    /// the end of the plan.
    package init(_ plan: Plan, drawsPerSample: Int, parts: Int, size: Int?) {
        self.plan = plan
        self.drawsPerSample = drawsPerSample
        switch plan.layout {
        case .exact:
            let rounds = (plan.samples - 1) / (parts * (size ?? Self.largestExactSize)) + 1
            count = min(parts * rounds, plan.samples)
            (self.size, longer) = plan.samples.quotientAndRemainder(dividingBy: count)
        case .blocks:
            self.size = size ?? Self.standardSize
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

    /// Splits the blocks into `wanted` ranges whose sizes differ by one block at most, or into
    /// single blocks if there are fewer blocks than that.
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

    /// Creates a stream at the first draw of a block.
    package func stream(at block: Int, on kernel: Kernel) throws(PiKitError) -> GSLStream {
        switch plan.layout {
        case .blocks:
            return try GSLStream(
                plan.generator, seed: plan.seed, substream: block, kernel: kernel)
        case .exact, .serial:
            let stream = try GSLStream(plan.generator, seed: plan.seed, kernel: kernel)
            try move(stream, to: block)
            return stream
        }
    }

    /// Moves a stream of this plan to the first draw of a block.
    ///
    /// Costs nothing if the stream is there already, as after the block before it.
    package func move(_ stream: borrowing GSLStream, to block: Int) throws(PiKitError) {
        switch plan.layout {
        case .blocks: try stream.jump(toSubstream: block, of: plan.seed)
        case .exact, .serial:
            let draw = UInt64(drawsPerSample) * UInt64(start(of: block))
            if draw == stream.position { return }
            // The way back to the beginning needs no jump, which not every generator has.
            if draw == 0 { stream.seed(plan.seed) } else { try stream.jump(to: draw) }
        }
    }
}
