extension BlockGrid {
    /// The sample that a block begins with; for the number of blocks, the end of the plan.
    func bound(_ block: Int) -> Int {
        block == count ? plan.samples : block * size
    }

    /// The block that begins with a sample, the number of blocks for the end of the plan, or `nil`
    /// inside a block.
    func blockBound(at sample: Int) -> Int? {
        if sample == plan.samples { return count }
        let block = block(of: sample)
        return bound(block) == sample ? block : nil
    }

    /// The block at which shard `number` ends and the next begins: ⌊number · blocks / shards⌋.
    ///
    /// - Precondition: `number` is from 0 to `shards`.
    func cut(after number: Int, of shards: Int) -> Int {
        // The product has up to 106 bits.
        shards.dividingFullWidth(number.multipliedFullWidth(by: count)).quotient
    }

    /// The number of the shard that ends before a block, or `nil` if none of `shards` does.
    ///
    /// This inverts `cut(after:of:)`.
    ///
    /// - Precondition: There are at most as many shards as blocks, and `block` is from 0 to the number
    ///   of blocks.
    func shard(endingBefore block: Int, of shards: Int) -> Int? {
        // Shard k ends there if block · shards ≤ k · count < (block + 1) · shards. So the first
        // multiple of `count` from block · shards on must be less than `shards` away.
        let (number, rest) = count.dividingFullWidth(block.multipliedFullWidth(by: shards))
        if rest == 0 { return number }
        return count - rest < shards ? number + 1 : nil
    }
}
