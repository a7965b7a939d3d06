internal import Foundation

/// What a run has computed so far.
///
/// Unchecked: all that varies is guarded by the lock.
final class Progress: @unchecked Sendable {
    private let lock = NSLock()
    private var ranges = RangeSet<Int>()
    private var sum = BlockCounter.Count.zero

    /// Adds samples that have been counted, which were not there yet.
    func add(_ count: BlockCounter.Count, of samples: Range<Int>) {
        lock.withLock {
            precondition(ranges.isDisjoint(RangeSet(samples)), "a block was counted twice")
            ranges.insert(contentsOf: samples)
            sum = sum + count
        }
    }

    /// The samples that have been counted.
    var covered: [Range<Int>] { lock.withLock { Array(ranges.ranges) } }

    /// What they have come to.
    var count: BlockCounter.Count { lock.withLock { sum } }
}
