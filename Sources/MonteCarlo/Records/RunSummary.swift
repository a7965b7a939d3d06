/// How a run went, none of which affects its total.
public struct RunSummary: Codable, Hashable, Sendable {
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

    /// The number of samples of π that the plain code decided.
    ///
    /// These are the samples that vector code left undecided, or all samples with the plain kernel.
    /// It is 0 for other problems.
    public let exactSamples: Int

    /// The wall-clock time of the run in seconds.
    public let seconds: Double

    /// The samples per second of wall-clock time.
    public let samplesPerSecond: Double

    /// The reasons for all fallbacks.
    public var fallbacks: [String] { [kernelFallback, jumpFallback].compactMap(\.self) }

    /// Throws ``PiKitError`` with the code `record` if no run of `samples` samples can have this
    /// summary.
    func check(samples: Int) throws(PiKitError) {
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
        for (name, value) in [("seconds", seconds), ("samplesPerSecond", samplesPerSecond)] {
            guard value >= 0, value.isFinite else {
                throw PiKitError(.record, "the \(name) of a run cannot be \(value)")
            }
        }
    }
}
