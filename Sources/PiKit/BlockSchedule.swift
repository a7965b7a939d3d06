/// How a plan is cut in blocks, and which seed each block's stream has.
struct BlockSchedule: Sendable {
    /// The samples of a block of a plan whose streams are `blocks`: part of the record format.
    static let blockSize = 1 << 22

    /// How many blocks there are, 1 to 2³¹.
    let count: Int

    private let samples: Int
    private let size: Int
    private let seed: UInt32
    private let seeds: BlockSeeds?

    /// The blocks of a plan.
    ///
    /// There are fewer block seeds than 2⁵³ samples have blocks, 86 fewer. So the last block of a
    /// plan as long as that reaches to its end.
    init(_ plan: Plan, blockSize: Int) {
        samples = plan.samples
        seed = plan.seed
        switch plan.streams {
        case .serial:
            seeds = nil
            size = samples
            count = 1
        case .blocks:
            seeds = BlockSeeds(seed: plan.seed)
            size = blockSize
            count = min((samples - 1) / blockSize + 1, BlockSeeds.count)
        }
    }

    /// The samples of a block.
    func samples(of block: Int) -> Range<Int> {
        block * size..<(block == count - 1 ? samples : (block + 1) * size)
    }

    /// The seed of a block's stream.
    func seed(of block: Int) -> UInt32 {
        seeds?[block] ?? seed
    }
}
