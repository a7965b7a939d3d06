extension Coverage {
    /// A node with its keys in records.
    private struct NodeRecord: Codable {
        let samples: Range<Int>
        let total: Total
    }

    /// A position with its keys in records.
    private struct Position: Codable {
        let sample: Int
        let draw: UInt64
    }

    /// Writes the samples, their totals, and what a later run needs to go on.
    func encode(to container: inout KeyedEncodingContainer<RecordKey>) throws {
        try container.encode(ranges, forKey: .covered)
        if Total.isOrderFree {
            try container.encode(total, forKey: .tally)
        } else {
            try container.encode(
                nodes.map { NodeRecord(samples: $0.samples, total: $0.total) }, forKey: .nodes)
        }
        if !positions.isEmpty {
            try container.encode(
                positions.sorted { $0.key < $1.key }.map { Position(sample: $0, draw: $1) },
                forKey: .positions)
        }
        try container.encodeIfPresent(stream, forKey: .stream)
    }

    /// Reads what a record claims to cover.
    ///
    /// Throws ``PiKitError`` with the code `record` if no run can have covered this.
    init(from container: KeyedDecodingContainer<RecordKey>, blocks: BlockGrid) throws {
        self.init(blockSize: blocks.size)
        ranges = try container.decode([Range<Int>].self, forKey: .covered)
        if Total.isOrderFree {
            let total = try container.decode(Total.self, forKey: .tally)
            nodes = [Node(samples: 0..<0, total: total)]
        } else {
            nodes = try container.decode([NodeRecord].self, forKey: .nodes).map {
                Node(samples: $0.samples, total: $0.total)
            }
        }
        for position in try container.decodeIfPresent([Position].self, forKey: .positions) ?? [] {
            guard positions.updateValue(position.draw, forKey: position.sample) == nil else {
                throw PiKitError(.record, "sample \(position.sample) has two positions")
            }
        }
        stream = try container.decodeIfPresent(RandomStream.State.self, forKey: .stream)
        try checkRanges(blocks)
        try checkTotals(blocks)
        try checkPositions(blocks)
        try checkStream(blocks)
    }

    private func checkRanges(_ blocks: BlockGrid) throws(PiKitError) {
        let end = blocks.plan.samples
        var next = 0
        for (index, range) in ranges.enumerated() {
            // The first may begin at 0, and no other at the end of the one before.
            let least = index == 0 ? 0 : next + 1
            guard least <= range.lowerBound, !range.isEmpty, range.upperBound <= end else {
                throw PiKitError(
                    .record,
                    "the covered ranges must ascend from 0 to \(end) without touching; "
                        + "\(range.lowerBound) to \(range.upperBound) does not")
            }
            next = range.upperBound
            guard blocks.isBound(range.lowerBound) else {
                throw PiKitError(
                    .record,
                    "the covered range \(range.lowerBound) to \(range.upperBound) cannot begin within "
                        + (blocks.plan.layout == .serial ? "the sequence" : "a block"))
            }
        }
        guard !ranges.isEmpty else { throw PiKitError(.record, "no sample is covered") }
    }

    private func checkTotals(_ blocks: BlockGrid) throws(PiKitError) {
        guard !Total.isOrderFree else {
            try nodes[0].total.check(samples: samples)
            return
        }
        var covered: [Range<Int>] = []
        for (index, node) in nodes.enumerated() {
            let samples = node.samples
            // The node after this one is not yet known to be possible, so look back only.
            guard isNode(samples), index == 0 || leftOfSiblings(at: index) != index - 1 else {
                throw PiKitError(
                    .record,
                    "the samples \(samples.lowerBound) to \(samples.upperBound) have no total of their "
                        + "own in blocks of \(blockSize)")
            }
            try node.total.check(samples: samples.count)
            try node.total.check(alike: nodes[0].total)
            if let last = covered.last, last.upperBound == samples.lowerBound {
                covered[covered.count - 1] = last.lowerBound..<samples.upperBound
            } else {
                covered.append(samples)
            }
        }
        guard covered == ranges else {
            throw PiKitError(.record, "the totals are not those of the covered samples")
        }
    }

    /// Whether a node of the tree, or the beginning of a block, has these samples.
    private func isNode(_ samples: Range<Int>) -> Bool {
        guard samples.lowerBound >= 0, samples.lowerBound.isMultiple(of: blockSize) else {
            return false
        }
        let (blocks, rest) = samples.count.quotientAndRemainder(dividingBy: blockSize)
        guard rest == 0 else { return blocks == 0 }
        return blocks > 0 && blocks & (blocks - 1) == 0
            && samples.lowerBound.isMultiple(of: samples.count)
    }

    private func checkPositions(_ blocks: BlockGrid) throws(PiKitError) {
        let needed = ranges.map(\.upperBound).filter { blocks.hasPosition($0) }
        guard positions.keys.sorted() == needed else {
            throw PiKitError(
                .record,
                needed.isEmpty
                    ? "the draws of samples follow from their numbers, so samples have no positions"
                    : "the samples \(needed) must have positions, and no others")
        }
        guard blocks.usesSubstreams else { return }
        for draw in positions.values where draw > RandomStream.substreamLength {
            throw PiKitError(.record, "a substream has no draw \(draw)")
        }
    }

    private func checkStream(_ blocks: BlockGrid) throws(PiKitError) {
        guard let stream else { return }
        let plan = blocks.plan
        guard plan.layout == .serial else {
            throw PiKitError(.record, "the layout '\(plan.layout.rawValue)' has no saved stream")
        }
        let next = ranges[0].upperBound
        let draw = positions[next] ?? UInt64(blocks.drawsPerSample ?? 0) * UInt64(next)
        guard stream.generator == plan.generator, stream.seed == plan.seed,
            stream.substream == nil, stream.position == draw
        else {
            throw PiKitError(
                .record,
                "the saved stream must be that of \(plan.generator) with seed \(plan.seed) at draw "
                    + "\(draw)")
        }
    }
}

extension BlockGrid {
    /// Whether a run may begin at a sample without those before it.
    func isBound(_ sample: Int) -> Bool {
        switch plan.layout {
        case .serial: sample == 0
        case .exact, .blocks:
            cutsAnywhere || sample.isMultiple(of: size) && block(of: sample) * size == sample
        }
    }

    /// Whether the first draw of the sample that comes next does not follow from its number.
    func hasPosition(_ sample: Int) -> Bool {
        drawsPerSample == nil && (plan.layout == .serial || !sample.isMultiple(of: size))
    }
}
