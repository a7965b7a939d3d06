/// The error of a run that ended before its plan was done, with all that was done.
///
///     do {
///         print(try await simulation.run(plan))
///     } catch let error as IncompleteRun<Simulation<Moments>> {
///         print(error, error.record?.mean ?? .nan)
///     }
public struct IncompleteRun<P: Problem>: Error {
    /// The sample that failed, or `nil` if none did.
    ///
    /// If several samples fail, it is the first in order, for any number of workers.
    public let sample: Int?

    /// What ended the run: a `CancellationError` if the Swift task was cancelled, the error that the
    /// sample threw, or a ``PiKitError``.
    ///
    /// The ``PiKitError`` has the code `notFinite` if the sample's value is not finite, `substream` or
    /// `period` if the sample drew past the end of its block's substream or of the generator's
    /// period, and `memory` or `jump` if a stream could not be made or moved.
    public let underlyingError: any Error

    /// What was done, with its estimate, or `nil` if no sample was.
    ///
    /// How much was done depends on the workers' timing. All completed samples count, except for up
    /// to some milliseconds' work before a sample that failed.
    public let record: Record<P>?

    /// Why the record could not be written when the run ended, or `nil` if it was, or if the run has no
    /// ``RecordStore``.
    ///
    /// It is the ``underlyingError`` too if nothing else ended the run.
    public let writeError: PiKitError?

    /// Whether the run ended because its Swift task was cancelled.
    public var isCancellation: Bool { sample == nil && underlyingError is CancellationError }

    init(
        sample: Int?, underlyingError: any Error, record: Record<P>?,
        writeError: PiKitError? = nil
    ) {
        self.sample = sample
        self.underlyingError = underlyingError
        self.record = record
        self.writeError = writeError
    }
}

extension IncompleteRun: CustomStringConvertible {
    /// One sentence, without a full stop.
    public var description: String {
        let reason =
            isCancellation
            ? "the run was cancelled"
            : sample.map { "sample \($0) failed: \(underlyingError)" } ?? "\(underlyingError)"
        guard let record else { return reason }
        return "\(reason); \(record.coverage.samples) of \(record.plan.samples) samples are done"
    }
}
