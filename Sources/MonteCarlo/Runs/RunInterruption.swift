/// The early end of a run, with the record of what was done.
///
/// A class for the same reason as ``EngineInterruption``.
final class RunInterruption<P: Problem>: Error {
    /// What was done, or `nil` if nothing was.
    let record: Record<P>?

    /// A ``SampleFailure``, a `CancellationError`, or a ``PiKitError``.
    let error: any Error

    /// Why the record could not be written, or `nil` if it was, or need not be.
    let writeError: PiKitError?

    init(record: Record<P>?, error: any Error, writeError: PiKitError? = nil) {
        self.record = record
        self.error = error
        self.writeError = writeError
    }
}
