extension VectorMoments: Codable {
    private enum CodingKeys: String, CodingKey {
        case count, means, remainders, products
    }

    /// Reads a total, with all bits that further samples depend on.
    ///
    /// Throws ``PiKitError`` with the code `record` if no samples have such sums.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        count = try container.decode(Int.self, forKey: .count)
        let means = try container.decode([Double].self, forKey: .means)
        let remainders = try container.decode([Double].self, forKey: .remainders)
        let products = try container.decode([Double].self, forKey: .products)
        dimensions = means.count
        sums = means + remainders + products
        guard 1...Self.maximumDimensions ~= dimensions else {
            throw PiKitError(
                .record,
                "moments have 1 to \(Self.maximumDimensions) components, not \(dimensions)")
        }
        guard remainders.count == dimensions && sums.count == Self.sumCount(dimensions) else {
            throw PiKitError(
                .record,
                "moments of \(dimensions) components have \(dimensions) remainders and "
                    + "\(Self.sumCount(dimensions) - 2 * dimensions) products, not "
                    + "\(remainders.count) and \(products.count)")
        }
        guard count >= 0 && sums.allSatisfy(\.isFinite) && isPossible else {
            throw PiKitError(.record, "no \(count) samples have such means and products")
        }
    }

    /// Whether the sums can be those of so many samples.
    private var isPossible: Bool {
        guard count > 0 else { return sums.allSatisfy { $0 == 0 } }
        guard (0..<dimensions).allSatisfy({ sums[$0] + sums[dimensions + $0] == sums[$0] }) else {
            return false
        }
        guard count > 1 else { return sums[dimensions...].allSatisfy { $0 == 0 } }
        // The inequality of Cauchy and Schwarz. Squares of small numbers lose up to 2⁻¹⁰⁷⁴ each.
        let lost = Double(count) * .leastNonzeroMagnitude
        let norms = (0..<dimensions).map { (sums[place($0, $0)] + lost).squareRoot() }
        return (0..<dimensions).allSatisfy { i in
            sums[place(i, i)] >= 0
                && (0..<i).allSatisfy { j in
                    abs(sums[place(i, j)]) <= norms[i] * norms[j] * (1 + 1e-6)
                }
        }
    }

    /// Writes the number of samples and the sums: means, what they lack, and the products of
    /// deviations, row by row up to the diagonal.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(count, forKey: .count)
        try container.encode(Array(sums[..<dimensions]), forKey: .means)
        try container.encode(Array(sums[dimensions..<2 * dimensions]), forKey: .remainders)
        try container.encode(Array(sums[(2 * dimensions)...]), forKey: .products)
    }
}
