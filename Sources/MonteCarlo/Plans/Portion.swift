/// The samples of a plan that one run computes.
///
/// Runs of different portions can share a plan among machines. Each sample is the same as in a run of
/// the whole plan.
///
/// A portion does not know a plan. Whether it suits one is checked when a run begins.
public struct Portion: Hashable, Sendable, CustomStringConvertible {
    private enum Kind: Hashable {
        case whole
        case shard(Int, of: Int)
        case range(Range<Int>)
    }

    private let kind: Kind

    private init(_ kind: Kind) {
        self.kind = kind
    }

    /// All samples of the plan.
    public static let whole = Portion(.whole)

    /// One of `count` parts of a plan, which are cut at the bounds of blocks.
    ///
    /// Of a plan with B blocks, shard k of n has the blocks ⌊(k - 1) · B / n⌋ to ⌊k · B / n⌋ - 1. So
    /// the shards have all samples, none twice, and their numbers of blocks differ by at most one.
    ///
    /// A run refuses a shard that its plan does not have, with the code ``PiKitError/Code/portion``.
    ///
    /// - Parameters:
    ///   - number: The number of the shard, 1 to `count`.
    ///   - count: The number of shards, 1 to the plan's number of blocks. With the layout
    ///     ``Layout/serial`` there is one shard.
    public static func shard(_ number: Int, of count: Int) -> Portion {
        Portion(.shard(number, of: count))
    }

    /// A range of samples.
    ///
    /// The range begins and ends at bounds of blocks; the end of the plan is one. It may begin and end
    /// anywhere if the samples take a fixed number of draws, the totals are order-free, as those of π
    /// are, and the layout is ``Layout/exact``. With the layout ``Layout/serial`` it must be the whole
    /// plan. A run refuses any other range, with the code ``PiKitError/Code/portion``.
    ///
    /// - Parameter samples: The numbers of the samples, at least one.
    public static func range(_ samples: Range<Int>) -> Portion {
        Portion(.range(samples))
    }

    /// The portion in words, such as "shard 3/64" or "range 0..4194304".
    public var description: String {
        switch kind {
        case .whole: "whole plan"
        case .shard(let number, let count): "shard \(number)/\(count)"
        case .range(let samples): "range \(samples.lowerBound)..\(samples.upperBound)"
        }
    }

    /// The samples, at least one, of the plan that has these blocks.
    ///
    /// Throws ``PiKitError`` with the code `portion` if there is no such shard, or if the range is
    /// empty, goes beyond the plan, or begins or ends where the plan cannot be cut.
    package func samples(of blocks: BlockGrid) throws(PiKitError) -> Range<Int> {
        switch kind {
        case .whole:
            return 0..<blocks.plan.samples
        case .shard(let number, let count):
            return try shard(number, of: count, in: blocks)
        case .range(let samples):
            try check(samples, in: blocks)
            return samples
        }
    }

    private func shard(
        _ number: Int, of count: Int, in blocks: BlockGrid
    ) throws(PiKitError) -> Range<Int> {
        guard count >= 1 else {
            throw PiKitError(.portion, "the number of shards must be at least 1, not \(count)")
        }
        guard 1...count ~= number else {
            throw PiKitError(
                .portion,
                "the number of a shard must be from 1 to the number of shards, \(count), "
                    + "not \(number)")
        }
        if count > 1 { try checkIsCut(blocks.plan) }
        guard count <= blocks.count else {
            throw PiKitError(
                .portion,
                "the plan has \(counted(blocks.count, "block")) of "
                    + "\(counted(blocks.size, "sample")), so it has at most "
                    + "\(counted(blocks.count, "shard")), not \(count): ask for more samples or "
                    + "fewer shards")
        }
        let first = blocks.cut(after: number - 1, of: count)
        let end = blocks.cut(after: number, of: count)
        return blocks.bound(first)..<blocks.bound(end)
    }

    private func check(_ samples: Range<Int>, in blocks: BlockGrid) throws(PiKitError) {
        let plan = blocks.plan
        guard !samples.isEmpty else {
            throw PiKitError(
                .portion, "the \(self) has no samples: its end must be greater than its beginning")
        }
        guard samples.lowerBound >= 0, samples.upperBound <= plan.samples else {
            throw PiKitError(
                .portion, "the \(self) must lie within the plan, 0..\(plan.samples)")
        }
        guard samples != 0..<plan.samples else { return }
        try checkIsCut(plan)
        guard !blocks.cutsAnywhere else { return }
        let nearest = [samples.lowerBound, samples.upperBound].filter {
            blocks.blockBound(at: $0) == nil
        }.map { sample in
            let block = blocks.samples(of: blocks.block(of: sample))
            return "to \(sample) are \(block.lowerBound) and \(block.upperBound)"
        }
        guard nearest.isEmpty else {
            throw PiKitError(
                .portion,
                "the \(self) must begin and end at bounds of blocks of "
                    + "\(counted(blocks.size, "sample")): the nearest "
                    + nearest.joined(separator: ", and "))
        }
    }

    /// Checks that a plan can be computed in several portions.
    private func checkIsCut(_ plan: Plan) throws(PiKitError) {
        guard plan.layout != .serial else {
            throw PiKitError(
                .portion,
                "\(plan.generator) runs as one stream, so one run computes the whole plan, not "
                    + "\(self): choose a generator that can jump, such as mt19937")
        }
    }
}

/// A number of things, such as "1 block" or "2 blocks".
private func counted(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
}
