/// The samples of a plan that are done, and what they add up to.
///
/// Sums of doubles depend on the order of their terms, so totals are merged in a fixed tree over
/// the blocks: its node (k, j) has the blocks from k · 2ʲ to (k + 1) · 2ʲ - 1. The coverage keeps
/// the totals of the largest complete nodes, and those of blocks that are done in part. So it has
/// the same bits in whatever order the blocks were done. Order-free totals are kept as one.
public struct Coverage<Total: Accumulator>: Hashable, Sendable {
    /// The samples, as ascending ranges that neither overlap nor touch.
    public internal(set) var ranges: [Range<Int>] = []

    /// Totals with their samples, ascending: at most one if totals are order-free.
    var nodes: [Node] = []

    /// For each sample that comes next in its block or stream: the number of its first draw, unless
    /// that follows from the sample's number.
    var positions: [Int: UInt64] = [:]

    /// The stream after the samples, with the layout ``Layout/serial``, so that a later run need not
    /// make their draws again.
    var stream: RandomStream.State?

    /// The samples of a block.
    let blockSize: Int

    struct Node: Hashable, Sendable {
        /// The samples; an empty range if totals are order-free.
        var samples: Range<Int>
        var total: Total
    }

    /// No samples.
    package init(blockSize: Int) {
        self.blockSize = blockSize
    }

    /// The number of samples that are done.
    public var samples: Int { ranges.reduce(0) { $0 + $1.count } }

    /// The total of the samples: the totals of the largest complete nodes and of blocks done in part,
    /// merged one after another in ascending order.
    ///
    /// Takes O(log blocks) merges if the samples are a prefix of the plan.
    ///
    /// - Precondition: At least one sample is done.
    public var total: Total {
        nodes.dropFirst().reduce(into: nodes[0].total) { $0.merge($1.total) }
    }

    /// Adds samples that are not yet covered.
    ///
    /// Takes O(log n) time for n nodes if the samples follow all others, else O(n), and the time of
    /// the merges.
    ///
    /// - Parameters:
    ///   - samples: The samples, at least one. Unless totals are order-free, they are a node of the
    ///     tree, or the beginning of a block.
    ///   - total: Their total.
    ///   - position: The number of the draw that the next sample begins with, unless it follows
    ///     from the sample's number.
    ///   - stream: The stream after the samples, see ``stream``.
    ///
    /// - Precondition: No sample is covered twice.
    package mutating func insert(
        _ samples: Range<Int>, total: Total, position: UInt64? = nil,
        stream: RandomStream.State? = nil
    ) {
        insert(samples)
        self.stream = stream
        if let position { positions[samples.upperBound] = position }
        guard !Total.isOrderFree else {
            add(Node(samples: 0..<0, total: total))
            return
        }
        let place = nodes.firstPlace { $0.samples.lowerBound > samples.lowerBound }
        nodes.insert(Node(samples: samples, total: total), at: place)
        mergeSiblings(from: place)
    }

    /// Adds the samples of a block that are done, if any are.
    mutating func insert(_ block: OpenBlock<Total>) {
        guard !block.samples.isEmpty else { return }
        insert(
            block.samples, total: block.total, position: block.position, stream: block.stream)
    }

    /// Adds an order-free total.
    mutating func add(_ node: Node) {
        if nodes.isEmpty {
            nodes = [node]
        } else {
            nodes[0].total.merge(node.total)
        }
    }

    /// Merges a node with its sibling, then their parent with its sibling, and so on.
    private mutating func mergeSiblings(from place: Int) {
        var place = place
        while let left = leftOfSiblings(at: place) {
            let right = nodes.remove(at: left + 1)
            nodes[left].total.merge(right.total)
            nodes[left].samples = nodes[left].samples.lowerBound..<right.samples.upperBound
            place = left
        }
    }

    /// The place of the left one of two siblings in the tree, if one is at `place`.
    func leftOfSiblings(at place: Int) -> Int? {
        let samples = nodes[place].samples
        // A block that is done in part is no node of the tree yet.
        guard samples.count.isMultiple(of: blockSize) else { return nil }
        let isLeft = (samples.lowerBound / samples.count).isMultiple(of: 2)
        let left = isLeft ? place : place - 1
        guard nodes.indices.contains(left), nodes.indices.contains(left + 1),
            nodes[left].samples.count == nodes[left + 1].samples.count,
            nodes[left].samples.upperBound == nodes[left + 1].samples.lowerBound
        else { return nil }
        return left
    }

    mutating func insert(_ samples: Range<Int>) {
        precondition(!samples.isEmpty, "no samples are to be covered")
        var place = ranges.firstPlace { $0.lowerBound > samples.lowerBound }
        precondition(
            (place == 0 || ranges[place - 1].upperBound <= samples.lowerBound)
                && (place == ranges.count || samples.upperBound <= ranges[place].lowerBound),
            "a sample is covered twice")
        ranges.insert(samples, at: place)
        if place + 1 < ranges.count, ranges[place + 1].lowerBound == samples.upperBound {
            ranges[place] = samples.lowerBound..<ranges.remove(at: place + 1).upperBound
        }
        if place > 0, ranges[place - 1].upperBound == samples.lowerBound {
            let end = ranges.remove(at: place).upperBound
            place -= 1
            ranges[place] = ranges[place].lowerBound..<end
        }
        positions[samples.lowerBound] = nil
        stream = nil
    }
}
