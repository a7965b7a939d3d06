#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// How some of a record's samples were computed.
///
/// Nothing of this affects the totals.
public struct RunSummary: Hashable, Sendable {
    /// The program that ran.
    public let program: String

    /// The version of PiKit.
    public let version: String

    /// The machine.
    public let machine: Machine

    /// The number of workers that shared the run.
    ///
    /// It is the number asked for, but at most the number of blocks, or of samples where blocks play no
    /// part. It is 1 with the layout ``Layout/serial``, and if there is a ``jumpFallback``.
    public let workers: Int

    /// The reason why one worker follows the sequence serially, if the jump-ahead disagrees with the
    /// installed GSL.
    public let jumpFallback: String?

    /// The name of the kernel that ran, see ``Kernel``.
    public let kernel: String

    /// The reason for running none or only some of a kernel's vector code, if its check against the
    /// installed GSL failed.
    public let kernelFallback: String?

    /// The number of samples that this run computed.
    public let samples: Int

    /// Of these, the number of samples of π that the plain code decided.
    ///
    /// These are the samples that vector code left undecided, or all samples with the plain kernel.
    /// It is 0 for other problems.
    public let exactSamples: Int

    /// When the run began, by the system's clock, in whole seconds.
    public let began: Date

    /// The wall-clock time of the run in seconds.
    public let seconds: Double

    /// What ended the run.
    public let end: RunEnd

    /// The samples per second of wall-clock time.
    public var samplesPerSecond: Double { seconds > 0 ? Double(samples) / seconds : 0 }

    /// The reasons for all fallbacks.
    public var fallbacks: [String] { [kernelFallback, jumpFallback].compactMap(\.self) }
}

extension RunSummary {
    /// The version of PiKit.
    package static let thisVersion = "0.1.0"

    /// The name of this process's program, or "unknown" where the system does not say.
    static var thisProgram: String {
        CommandLine.arguments.first?.split(separator: "/").last.map(String.init) ?? "unknown"
    }
}

extension RunSummary: Codable {
    private enum CodingKeys: String, CodingKey {
        case program, version, machine, workers, jumpFallback, kernel, kernelFallback, samples
        case exactSamples, began, seconds, end
    }

    /// Reads a summary.
    ///
    /// Throws ``PiKitError`` with the code `record` if no run can have it.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        program = try container.decode(String.self, forKey: .program)
        version = try container.decode(String.self, forKey: .version)
        machine = try container.decode(Machine.self, forKey: .machine)
        workers = try container.decode(Int.self, forKey: .workers)
        jumpFallback = try container.decodeIfPresent(String.self, forKey: .jumpFallback)
        kernel = try container.decode(String.self, forKey: .kernel)
        kernelFallback = try container.decodeIfPresent(String.self, forKey: .kernelFallback)
        samples = try container.decode(Int.self, forKey: .samples)
        exactSamples = try container.decode(Int.self, forKey: .exactSamples)
        let began = try container.decode(String.self, forKey: .began)
        guard let date = try? Date(began, strategy: .iso8601), date.formatted(.iso8601) == began
        else {
            throw PiKitError(
                .record, "a run begins at a time such as 2026-11-27T18:00:00Z, not '\(began)'")
        }
        self.began = date
        seconds = try container.decode(Double.self, forKey: .seconds)
        end = try container.decode(RunEnd.self, forKey: .end)
        try check()
    }

    /// Writes the summary, with the time in UTC as ISO 8601 says.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(program, forKey: .program)
        try container.encode(version, forKey: .version)
        try container.encode(machine, forKey: .machine)
        try container.encode(workers, forKey: .workers)
        try container.encodeIfPresent(jumpFallback, forKey: .jumpFallback)
        try container.encode(kernel, forKey: .kernel)
        try container.encodeIfPresent(kernelFallback, forKey: .kernelFallback)
        try container.encode(samples, forKey: .samples)
        try container.encode(exactSamples, forKey: .exactSamples)
        try container.encode(began.formatted(.iso8601), forKey: .began)
        try container.encode(seconds, forKey: .seconds)
        try container.encode(end, forKey: .end)
    }

    /// Throws ``PiKitError`` with the code `record` if no run can have this summary.
    private func check() throws(PiKitError) {
        try machine.check()
        guard samples >= 0, samples <= Plan.sampleRange.upperBound else {
            throw PiKitError(.record, "a run cannot compute \(samples) samples")
        }
        guard (0...samples).contains(exactSamples) else {
            throw PiKitError(
                .record,
                "\(exactSamples) of \(samples) samples cannot have been decided by the plain code")
        }
        guard RunWorkers.range.contains(workers) else {
            throw PiKitError(
                .record,
                "a run has from \(RunWorkers.range.lowerBound) to \(RunWorkers.range.upperBound) "
                    + "workers, not \(workers)")
        }
        guard Kernel.names.contains(kernel) else {
            throw PiKitError(
                .record,
                "the kernel of a run must be one of \(Kernel.names.joined(separator: ", ")), "
                    + "not '\(kernel)'")
        }
        guard seconds >= 0, seconds.isFinite else {
            throw PiKitError(.record, "the seconds of a run cannot be \(seconds)")
        }
    }
}
