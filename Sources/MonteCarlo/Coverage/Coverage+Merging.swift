extension Coverage {
    /// Adds the coverage of other samples.
    ///
    /// - Precondition: No sample is covered twice.
    package mutating func merge(_ other: Coverage) {
        precondition(blockSize == other.blockSize, "coverages must have blocks of one size")
        if Total.isOrderFree {
            for range in other.ranges { insert(range) }
            for node in other.nodes { add(node) }
        } else {
            for node in other.nodes { insert(node.samples, total: node.total) }
        }
        for (sample, position) in other.positions where isNext(sample) {
            positions[sample] = position
        }
        // With the layout `serial` only one of the two has samples after the first.
        if let state = other.stream { stream = state }
    }

    /// Whether a sample is not done, but the one before it is.
    private func isNext(_ sample: Int) -> Bool {
        let place = ranges.firstPlace { $0.upperBound >= sample }
        return place < ranges.count && ranges[place].upperBound == sample
    }

    /// The number of the draw that a sample begins with, if it does not follow from the sample's
    /// number.
    func position(of sample: Int) -> UInt64? {
        positions[sample]
    }

    /// Removes the samples of a block that is done up to `sample`, so that it can be continued.
    ///
    /// Returns `nil` if no block is done up to just there, or if totals are order-free, so that the
    /// rest of the block can have a total of its own.
    mutating func removeOpenBlock(before sample: Int) -> OpenBlock<Total>? {
        guard !Total.isOrderFree, !sample.isMultiple(of: blockSize) else { return nil }
        let place = nodes.firstPlace { $0.samples.upperBound >= sample }
        guard place < nodes.count, nodes[place].samples.upperBound == sample else { return nil }
        let node = nodes.remove(at: place)
        remove(node.samples)
        return OpenBlock(
            samples: node.samples, total: node.total,
            position: positions.removeValue(forKey: sample), stream: stream)
    }

    /// Removes the end of a range.
    private mutating func remove(_ samples: Range<Int>) {
        let place = ranges.firstPlace { $0.upperBound >= samples.upperBound }
        let rest = ranges[place].lowerBound..<samples.lowerBound
        if rest.isEmpty {
            ranges.remove(at: place)
        } else {
            ranges[place] = rest
        }
    }

    /// The ranges of `samples` that are not done, ascending.
    func missing(in samples: Range<Int>) -> [Range<Int>] {
        var missing: [Range<Int>] = []
        var next = samples.lowerBound
        for range in ranges where range.upperBound > next && range.lowerBound < samples.upperBound {
            if next < range.lowerBound { missing.append(next..<range.lowerBound) }
            next = range.upperBound
        }
        if next < samples.upperBound { missing.append(next..<samples.upperBound) }
        return missing
    }
}

extension Array {
    /// The first index whose element satisfies the condition, or the count.
    ///
    /// - Precondition: All elements after one that satisfies it do so, too.
    func firstPlace(where condition: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
