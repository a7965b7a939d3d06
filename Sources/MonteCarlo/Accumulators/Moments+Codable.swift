extension Moments: Codable {
    private enum CodingKeys: String, CodingKey {
        case merged, lanes
    }

    /// Reads moments.
    ///
    /// Throws ``PiKitError`` with the code `record` if no samples can have them.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        merged = try container.decodeIfPresent(Folded.self, forKey: .merged)
        lanes = try container.decodeIfPresent(Lanes.self, forKey: .lanes) ?? Lanes()
    }

    /// Writes the whole state, so that adding and merging give the same bits after it is read.
    ///
    /// A sum of squares that is infinite is left out, or is null in a list. Moments of samples that
    /// are not finite cannot be written as JSON.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(merged, forKey: .merged)
        if lanes.count > 0 { try container.encode(lanes, forKey: .lanes) }
    }

    /// Throws unless this can be the number and the range of samples.
    fileprivate static func check(
        count: Int, least: Double, greatest: Double
    ) throws(PiKitError) {
        guard count > 0 && count <= 1 << 53 else {
            throw PiKitError(.record, "moments are of 1 to 2^53 samples, not \(count)")
        }
        guard least.isFinite && greatest.isFinite && least <= greatest else {
            throw PiKitError(
                .record, "the least sample \(least) is not a number up to the greatest, \(greatest)"
            )
        }
    }

    /// Throws unless this can be the sum of squared deviations.
    fileprivate static func check(squares: Double) throws(PiKitError) {
        guard squares >= 0 else {
            throw PiKitError(.record, "a sum of squared deviations is 0 or more, not \(squares)")
        }
    }
}

extension Moments.Folded: Codable {
    private enum CodingKeys: String, CodingKey {
        case count, mean, meanLow, squares, least, greatest
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let count = try container.decode(Int.self, forKey: .count)
        let mean = try container.decode(Double.self, forKey: .mean)
        let low = try container.decode(Double.self, forKey: .meanLow)
        let squares = try container.decodeIfPresent(Double.self, forKey: .squares) ?? .infinity
        let least = try container.decode(Double.self, forKey: .least)
        let greatest = try container.decode(Double.self, forKey: .greatest)
        try Moments.check(count: count, least: least, greatest: greatest)
        try Moments.check(squares: squares)
        guard mean.isFinite && mean + low == mean else {
            throw PiKitError(
                .record,
                "the mean must be finite, and its lower part less than its precision, "
                    + "not \(mean) and \(low)")
        }
        self.init(
            count: count, mean: mean, plus: low, squares: squares, least: least,
            greatest: greatest)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(count, forKey: .count)
        try container.encode(mean, forKey: .mean)
        try container.encode(meanLow, forKey: .meanLow)
        if squares.isFinite { try container.encode(squares, forKey: .squares) }
        try container.encode(least, forKey: .least)
        try container.encode(greatest, forKey: .greatest)
    }
}

extension Moments.Lanes: Codable {
    private enum CodingKeys: String, CodingKey {
        case count, pivot, least, greatest, means, squares
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let count = try container.decode(Int.self, forKey: .count)
        let pivot = try container.decode(Double.self, forKey: .pivot)
        let least = try container.decode(Double.self, forKey: .least)
        let greatest = try container.decode(Double.self, forKey: .greatest)
        let means = try container.decode([Double].self, forKey: .means)
        let squares = try container.decode([Double?].self, forKey: .squares).map { $0 ?? .infinity }
        try Moments.check(count: count, least: least, greatest: greatest)
        for sum in squares { try Moments.check(squares: sum) }
        guard least <= pivot && pivot <= greatest else {
            throw PiKitError(
                .record, "the pivot must be from \(least) to \(greatest), not \(pivot)")
        }
        let lanes = Self.used(by: count)
        guard means.count == lanes && squares.count == lanes else {
            throw PiKitError(
                .record,
                "\(count) samples use \(lanes) lanes, but there are \(means.count) means "
                    + "and \(squares.count) sums of squares")
        }
        guard means.allSatisfy(\.isFinite) else {
            throw PiKitError(.record, "the means of lanes must be finite")
        }
        self.init(
            count: count, pivot: pivot, least: least, greatest: greatest, means: means,
            squares: squares)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(count, forKey: .count)
        try container.encode(pivot, forKey: .pivot)
        try container.encode(least, forKey: .least)
        try container.encode(greatest, forKey: .greatest)
        try container.encode(means, forKey: .means)
        try container.encode(squares.map { $0 == .infinity ? nil : $0 }, forKey: .squares)
    }
}
