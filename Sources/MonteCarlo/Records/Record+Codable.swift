extension Record: Codable {
    static var format: String { "pikit-record" }
    static var version: Int { 1 }

    /// The confidence level of an estimate.
    private struct Level: Decodable {
        let confidence: Double

        private enum CodingKeys: String, CodingKey {
            case confidence
        }

        /// Reads the level, or 0.95 from an estimate that has none, as those of a user's own
        /// accumulator may have.
        init(from decoder: any Decoder) throws {
            let container = try? decoder.container(keyedBy: CodingKeys.self)
            guard let container, container.contains(.confidence) else {
                confidence = 0.95
                return
            }
            confidence = try container.decode(Double.self, forKey: .confidence)
        }
    }

    /// Reads a record without its checksum, which ``init(json:)`` verifies.
    ///
    /// The estimate is computed from the total again, at the confidence level that the record's
    /// estimate has under the key `confidence`, or at 0.95 if it has no such key. The note on seeds is
    /// ignored, as it follows from the generator.
    ///
    /// Throws `DecodingError` if the JSON does not have the form of a record. Throws ``PiKitError``
    /// with the code `record` if the record has another version or is of another problem, if its
    /// ranges and totals are not those of samples of its plan, or if it describes an impossible run.
    /// Throws what ``Problem/check(_:)`` throws for the plan.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: RecordKey.self)
        try Self.checkVersion(
            format: container.decode(String.self, forKey: .format),
            version: container.decode(Int.self, forKey: .version))
        let problem = try container.decode(ProblemIdentity.self, forKey: .problem)
        try problem.check()
        try P.check(problem)
        let plan = try container.decode(Plan.self, forKey: .plan)
        guard let blockSize = plan.blockSize else {
            throw PiKitError(.record, "the plan of a record has a block size")
        }
        let blocks = BlockGrid(
            plan, size: blockSize, drawsPerSample: problem.drawsPerSample,
            isOrderFree: P.Total.isOrderFree)
        try blocks.check()
        let isOrderFree = P.Total.isOrderFree
        let totals = isOrderFree ? RecordKey.tally : .nodes
        let others = isOrderFree ? RecordKey.nodes : .tally
        guard container.contains(totals) || !container.contains(others) else {
            throw PiKitError(
                .record,
                "the record is of another problem, '\(problem.name)': it has '\(others.rawValue)' in "
                    + "place of '\(totals.rawValue)'")
        }
        let runs = try container.decode([RunSummary].self, forKey: .runs)
        guard !runs.isEmpty else { throw PiKitError(.record, "a record is of one run or more") }
        let pilot = try container.decodeIfPresent(Pilot.self, forKey: .pilot)
        try pilot?.check()
        try self.init(
            problem, plan, Coverage(from: container, blocks: blocks),
            confidence: container.decode(Level.self, forKey: .estimate).confidence, pilot: pilot,
            runs: runs)
        var unlisted = coverage.samples
        for run in runs where unlisted >= 0 { unlisted -= run.samples }
        guard unlisted == 0 else {
            throw PiKitError(
                .record,
                "the samples of the runs must add up to the \(coverage.samples) that are covered")
        }
    }

    static func checkVersion(format: String, version: Int) throws(PiKitError) {
        guard format == Self.format else {
            throw PiKitError(
                .record, "it has the format '\(format)', and a record has '\(Self.format)'")
        }
        guard version == Self.version else {
            throw PiKitError(
                .record,
                version > Self.version
                    ? "it has version \(version) of the format, which only a newer PiKit can read; this "
                        + "one reads version \(Self.version)"
                    : "it has version \(version) of the format, and this PiKit reads version "
                        + "\(Self.version)")
        }
    }

    /// Writes the record without its checksum, which ``json()`` adds.
    ///
    /// The generator's ``Generator/seedNote`` is written under the key `seedNote`, unless it is
    /// unknown.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: RecordKey.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(Self.version, forKey: .version)
        try container.encode(problem, forKey: .problem)
        try container.encode(plan, forKey: .plan)
        try coverage.encode(to: &container)
        try container.encode(estimate, forKey: .estimate)
        try container.encodeIfPresent(pilot, forKey: .pilot)
        try container.encode(runs, forKey: .runs)
        try container.encodeIfPresent(plan.generator.seedNote, forKey: .seedNote)
    }
}
