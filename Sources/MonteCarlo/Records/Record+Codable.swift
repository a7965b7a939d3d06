extension Record: Codable where P: ParameterlessProblem {
    private static var format: String { "pikit-record" }
    private static var version: Int { 0 }

    private enum CodingKeys: String, CodingKey {
        case format, version, plan, covered, tally, estimate, run, seedNote
    }

    private struct Level: Decodable {
        let confidence: Double
    }

    /// Reads a record.
    ///
    /// The estimate is computed from the total again, at the record's confidence level. The note on
    /// seeds is ignored, as it follows from the generator.
    ///
    /// Throws `DecodingError` if the JSON does not have the form of a record. Throws ``PiKitError``
    /// with the code `record` if the record has another version, if its ranges are not in order or
    /// not in its plan, if its total has a different number of samples, or if it describes an
    /// impossible run. Throws ``PiKitError`` with the code `period` if the plan needs more draws
    /// than its generator has.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let format = try container.decode(String.self, forKey: .format)
        let version = try container.decode(Int.self, forKey: .version)
        guard format == Self.format, version == Self.version else {
            throw PiKitError(
                .record,
                "this version of PiKit reads \(Self.format) version \(Self.version), "
                    + "not \(format) version \(version)")
        }
        let plan = try container.decode(Plan.self, forKey: .plan)
        let problem = P()
        try problem.check(plan)
        let coverage = try Coverage(
            container.decode([Range<Int>].self, forKey: .covered),
            total: container.decode(P.Total.self, forKey: .tally), of: plan,
            blockSize: BlockGrid(problem, plan).size)
        let run = try container.decode(Run.self, forKey: .run)
        try run.check(samples: coverage.samples)
        let level = try container.decode(Level.self, forKey: .estimate)
        try self.init(problem, plan, coverage, confidence: level.confidence, run: run)
    }

    /// Writes the record.
    ///
    /// The generator's ``Generator/seedNote`` is written under the key `seedNote`, unless it is
    /// unknown.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(Self.version, forKey: .version)
        try container.encode(plan, forKey: .plan)
        try container.encode(coverage.ranges, forKey: .covered)
        try container.encode(total, forKey: .tally)
        try container.encode(estimate, forKey: .estimate)
        try container.encode(run, forKey: .run)
        try container.encodeIfPresent(plan.generator.seedNote, forKey: .seedNote)
    }
}
