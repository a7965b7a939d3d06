/// A plan, the samples of it that were computed, and their tally: the one file format of PiKit.
///
/// Version 0 may still change from release to release.
public struct Record: Hashable, Sendable {
    /// What was to be computed.
    public let plan: Plan

    /// The samples computed so far, as ascending ranges that neither overlap nor touch.
    public let covered: [Range<Int>]

    /// The estimate from those samples, which holds their tally.
    public let estimate: Estimate

    /// How they were computed.
    public let run: Run

    /// How a run went: everything about it that has no influence on its tally.
    public struct Run: Codable, Hashable, Sendable {
        /// How many workers shared the run.
        ///
        /// As many as were asked for, but no more than the run has blocks.
        public let workers: Int

        /// Why one worker followed the sequence serially, if the jump-ahead did not agree with the
        /// installed GSL.
        public let jumpFallback: String?

        /// The name of the kernel that counted the drops, see ``Kernel``.
        public let kernel: String

        /// Why that was the plain kernel, if a faster one did not agree with the installed GSL.
        public let kernelFallback: String?

        /// How many drops the double-precision expression has decided: those near the circle, and
        /// all that the plain kernel counted.
        public let exactSamples: Int

        /// The wall-clock time of the run in seconds.
        public let seconds: Double

        /// Samples per second of wall-clock time.
        public let samplesPerSecond: Double
    }
}

extension Record.Run {
    /// Throws ``PiError`` with the code `record` if no run can have gone like this.
    fileprivate func check() throws(PiError) {
        guard PiEstimator.workerRange.contains(workers) else {
            throw PiError(
                .record,
                "a run has from \(PiEstimator.workerRange.lowerBound) to "
                    + "\(PiEstimator.workerRange.upperBound) workers, not \(workers)")
        }
        guard Kernel.names.contains(kernel) else {
            throw PiError(
                .record,
                "there is no kernel '\(kernel)'; records name \(Kernel.names.joined(separator: ", "))"
            )
        }
        for (name, value) in [("seconds", seconds), ("samplesPerSecond", samplesPerSecond)] {
            guard value >= 0, value.isFinite else {
                throw PiError(.record, "the \(name) of a run cannot be \(value)")
            }
        }
    }
}

extension Record: Codable {
    private static let format = "pikit-record"
    private static let version = 0

    private enum CodingKeys: String, CodingKey {
        case format, version, plan, covered, tally, estimate, run
    }

    private struct Level: Decodable {
        let confidence: Double
    }

    /// Reads a record.
    ///
    /// The estimate is computed again from the tally and its level of confidence.
    ///
    /// Throws `DecodingError` if it has not the form of a record, and ``PiError`` with the code
    /// `record` if it is not a record of this version, if what it
    /// covers is not in order or not in its plan, or if its tally is of another number of samples.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let format = try container.decode(String.self, forKey: .format)
        let version = try container.decode(Int.self, forKey: .version)
        guard format == Self.format, version == Self.version else {
            throw PiError(
                .record,
                "this version of PiKit reads \(Self.format) version \(Self.version), "
                    + "not \(format) version \(version)")
        }
        plan = try container.decode(Plan.self, forKey: .plan)
        covered = try container.decode([Range<Int>].self, forKey: .covered)
        let tally = try container.decode(Tally.self, forKey: .tally)
        let level = try container.decode(Level.self, forKey: .estimate)
        run = try container.decode(Run.self, forKey: .run)

        var end = -1
        for range in covered {
            guard end < range.lowerBound, !range.isEmpty, range.upperBound <= plan.samples else {
                throw PiError(
                    .record,
                    "the covered ranges must rise from 0 to \(plan.samples) and not touch, which "
                        + "\(range.lowerBound) to \(range.upperBound) does not")
            }
            end = range.upperBound
        }
        let samples = covered.reduce(0) { $0 + $1.count }
        guard samples > 0, tally.samples == samples else {
            throw PiError(
                .record, "the tally has \(tally.samples) samples, and \(samples) are covered")
        }
        guard (0...samples).contains(run.exactSamples) else {
            throw PiError(
                .record,
                "of \(samples) samples \(run.exactSamples) cannot have been decided exactly")
        }
        try run.check()
        estimate = try Estimate(tally, confidence: level.confidence)
    }

    /// Writes the record.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.format, forKey: .format)
        try container.encode(Self.version, forKey: .version)
        try container.encode(plan, forKey: .plan)
        try container.encode(covered, forKey: .covered)
        try container.encode(estimate.tally, forKey: .tally)
        try container.encode(estimate, forKey: .estimate)
        try container.encode(run, forKey: .run)
    }
}
