/// The blocks of a plan for a problem.
///
/// A block is a range of samples. Blocks are numbered from 0, and all but the last have the same
/// size, which is part of the plan. The grid does not depend on who computes the blocks.
package struct BlockGrid: Hashable, Sendable {
    /// The plan.
    package let plan: Plan

    /// The samples of a block.
    package let size: Int

    /// The number of blocks, at least 1.
    package let count: Int

    /// The number of draws that each sample takes, or `nil` if it varies.
    package let drawsPerSample: Int?

    /// Whether any range of samples is as good as any other: the total does not depend on the
    /// order of the samples, and their draws follow from their numbers.
    ///
    /// Blocks then play no part.
    package let cutsAnywhere: Bool

    /// The blocks of a problem's plan.
    ///
    /// With the layout `blocks`, a fixed number of draws and order-free totals, there are at most as
    /// many blocks as block seeds. The last block then extends to the end of the plan.
    package init<P: Problem>(_ problem: P, _ plan: Plan) {
        self.init(
            plan, size: plan.blockSize ?? problem.standardBlockSize,
            drawsPerSample: problem.drawsPerSample, isOrderFree: P.Total.isOrderFree)
    }

    /// The blocks of a plan, for samples that take so many draws, or a varying number of them.
    init(_ plan: Plan, size: Int, drawsPerSample: Int?, isOrderFree: Bool) {
        self.plan = plan
        self.size = size
        self.drawsPerSample = drawsPerSample
        let isOrderFree = isOrderFree && drawsPerSample != nil
        cutsAnywhere = isOrderFree && plan.layout != .blocks
        let blocks = (plan.samples - 1) / size + 1
        count = isOrderFree && plan.layout == .blocks ? min(blocks, BlockSeeds.count) : blocks
    }

    /// The samples of a block.
    package func samples(of block: Int) -> Range<Int> {
        block * size..<(block == count - 1 ? plan.samples : (block + 1) * size)
    }

    /// The number of the block of a sample.
    package func block(of sample: Int) -> Int {
        min(sample / size, count - 1)
    }

    /// The number of samples in the largest block.
    package var largest: Int {
        max(samples(of: 0).count, samples(of: count - 1).count)
    }

    /// Whether each block has a substream of its own.
    var usesSubstreams: Bool {
        switch plan.layout {
        case .exact: drawsPerSample == nil
        case .blocks: true
        case .serial: false
        }
    }

    /// The number of parts that the plan can be cut into.
    package var units: Int { cutsAnywhere ? plan.samples : count }

    /// The first of `samples`, as many as can be added up in one total: those in one block, or all if
    /// the plan can be cut anywhere.
    func run(in samples: Range<Int>) -> Range<Int> {
        cutsAnywhere
            ? samples : samples.clamped(to: self.samples(of: block(of: samples.lowerBound)))
    }

    /// Cuts ranges of samples into about `wanted` parts of nearly equal size, at the bounds of blocks
    /// unless the plan can be cut anywhere.
    ///
    /// The parts are in ascending order. With the layout `serial`, each range is one part.
    func parts(_ wanted: Int, of ranges: [Range<Int>]) -> [Range<Int>] {
        if plan.layout == .serial { return ranges }
        let all = ranges.reduce(0) { $0 + $1.count }
        return ranges.flatMap { range in
            let share = Double(wanted) * (Double(range.count) / Double(all))
            return parts(max(1, Int(share.rounded())), of: range)
        }
    }

    private func parts(_ wanted: Int, of range: Range<Int>) -> [Range<Int>] {
        // Units are samples or blocks.
        let first = cutsAnywhere ? range.lowerBound : block(of: range.lowerBound)
        let last = cutsAnywhere ? range.upperBound - 1 : block(of: range.upperBound - 1)
        let parts = min(wanted, last - first + 1)
        let (size, longer) = (last - first + 1).quotientAndRemainder(dividingBy: parts)
        let bound = { (part: Int) -> Int in
            let unit = first + part * size + min(part, longer)
            return cutsAnywhere ? unit : samples(of: unit).lowerBound
        }
        return (0..<parts).map { part in
            let start = part == 0 ? range.lowerBound : bound(part)
            return start..<(part == parts - 1 ? range.upperBound : bound(part + 1))
        }
    }
}
