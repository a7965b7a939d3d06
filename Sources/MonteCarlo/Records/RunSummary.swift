/// How a run went: what has no influence on its total.
public struct RunSummary: Codable, Hashable, Sendable {
    /// The number of workers that shared the run.
    ///
    /// As many as were asked for, but no more than the run has blocks.
    public let workers: Int

    /// Why one worker followed the sequence serially, if the jump-ahead disagrees with the installed
    /// GSL.
    public let jumpFallback: String?

    /// The name of the kernel that ran, see ``Kernel``.
    public let kernel: String

    /// Why some or all of a kernel's vector code did not run, if it disagrees with the installed GSL.
    public let kernelFallback: String?

    /// The number of samples that the plain code has decided: those that vector code left open, and
    /// all of the plain kernel.
    public let exactSamples: Int

    /// The wall-clock time of the run in seconds.
    public let seconds: Double

    /// Samples per second of wall-clock time.
    public let samplesPerSecond: Double

    /// Throws ``PiKitError`` with the code `record` if no run of so many samples can have gone like
    /// this.
    func check(samples: Int) throws(PiKitError) {
        guard (0...samples).contains(exactSamples) else {
            throw PiKitError(
                .record, "of \(samples) samples \(exactSamples) cannot have been decided exactly")
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
                "there is no kernel '\(kernel)', but \(Kernel.names.joined(separator: ", "))")
        }
        for (name, value) in [("seconds", seconds), ("samplesPerSecond", samplesPerSecond)] {
            guard value >= 0, value.isFinite else {
                throw PiKitError(.record, "the \(name) of a run cannot be \(value)")
            }
        }
    }
}
