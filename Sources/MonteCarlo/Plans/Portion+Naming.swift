extension Portion {
    /// The portions that together have exactly the missing samples, in ascending order.
    ///
    /// They are shards if there is a number of shards, at most 100 000, whose cuts include the bounds
    /// of all ranges, covered and missing; the least such number is taken. Otherwise each missing
    /// range is a portion. A run of such a range is refused if it begins or ends inside a block that
    /// cannot be cut, as after a cancelled run: only that run can be continued there.
    ///
    /// Takes O(shards · ranges) time at most, and usually O(shards + ranges).
    ///
    /// - Parameters:
    ///   - missing: Ranges of samples that no record covers, ascending, none empty.
    ///   - covered: The ranges that each record covers, which tell how the plan was cut.
    ///   - blocks: The blocks of the plan.
    package static func portions(
        of missing: [Range<Int>], beside covered: [Range<Int>], in blocks: BlockGrid
    ) -> [Portion] {
        guard let shards = numberOfShards(cutAtBoundsOf: missing + covered, in: blocks) else {
            return missing.map(Portion.range)
        }
        // The search found a shard at each bound.
        let number = { (sample: Int) -> Int in
            blocks.shard(endingBefore: blocks.blockBound(at: sample)!, of: shards)!
        }
        return missing.flatMap { range in
            (number(range.lowerBound)..<number(range.upperBound)).map {
                .shard($0 + 1, of: shards)
            }
        }
    }

    /// The least number of shards whose cuts include the bounds of all ranges.
    private static func numberOfShards(
        cutAtBoundsOf ranges: [Range<Int>], in blocks: BlockGrid
    ) -> Int? {
        var bounds: Set<Int> = []
        for sample in ranges.flatMap({ [$0.lowerBound, $0.upperBound] }) {
            guard let block = blocks.blockBound(at: sample) else { return nil }
            bounds.insert(block)
        }
        let most = blocks.plan.layout == .serial ? 1 : min(blocks.count, 100_000)
        return (1...most).first { shards in
            bounds.allSatisfy { blocks.shard(endingBefore: $0, of: shards) != nil }
        }
    }

    /// The options of `pikit` that ask for portions, such as
    /// "--shard 3/64, --shard 5/64 and 12 more".
    ///
    /// - Parameters:
    ///   - portions: Shards or ranges.
    ///   - most: How many of them to write out.
    package static func options(_ portions: [Portion], most: Int = 10) -> String {
        let named = portions.prefix(most).map { "--\($0)" }.joined(separator: ", ")
        let rest = portions.count - most
        return rest > 0 ? "\(named) and \(rest) more" : named
    }
}
