extension Histogram: Codable {
    private enum CodingKeys: String, CodingKey {
        case bins, range, edges, counts, underflow, overflow
    }

    /// Reads a histogram.
    ///
    /// Throws ``PiKitError`` with the code `record` if there are no such bins, if the number of
    /// counts is not that of the bins, if a count is negative, or if the sum of all counts does not
    /// fit in an `Int`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(Self.bounds(from: container))
        let counts = try container.decode([Int].self, forKey: .counts)
        guard counts.count == binCount else {
            throw PiKitError(
                .record,
                "a histogram of \(binCount) bins has \(binCount) counts, not \(counts.count)")
        }
        self.counts = counts
        underflow = try container.decode(Int.self, forKey: .underflow)
        overflow = try container.decode(Int.self, forKey: .overflow)
        for count in counts + [underflow, overflow] {
            guard count >= 0 else {
                throw PiKitError(.record, "a count of a histogram is 0 or more, not \(count)")
            }
            let (sum, isTooLarge) = samples.addingReportingOverflow(count)
            guard !isTooLarge else {
                throw PiKitError(.record, "the counts of a histogram sum to 2^63 or more")
            }
            samples = sum
        }
    }

    private static func bounds(
        from container: KeyedDecodingContainer<CodingKeys>
    ) throws -> HistogramEdges {
        guard container.contains(.bins) else {
            return try HistogramEdges(container.decode([Double].self, forKey: .edges))
        }
        guard !container.contains(.edges) else {
            throw PiKitError(.record, "a histogram has bins in a range or edges, not both")
        }
        let range = try container.decode([Double].self, forKey: .range)
        guard range.count == 2 && range[0] < range[1] else {
            throw PiKitError(
                .record, "the range of a histogram is a lower and an upper bound, not \(range)")
        }
        return try HistogramEdges(
            bins: container.decode(Int.self, forKey: .bins), in: range[0]...range[1])
    }

    /// Writes the counts, and the bins: their number and range if they have equal widths, else
    /// their edges.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        if bounds.isUniform {
            try container.encode(binCount, forKey: .bins)
            try container.encode([bounds.lower, bounds.upper], forKey: .range)
        } else {
            try container.encode(edges, forKey: .edges)
        }
        try container.encode(counts, forKey: .counts)
        try container.encode(underflow, forKey: .underflow)
        try container.encode(overflow, forKey: .overflow)
    }
}
