/// The early end of a run, with the record of what was done.
///
/// A class for the same reason as ``EngineInterruption``.
final class RunInterruption<P: Problem>: Error {
    /// What was done, or `nil` if nothing was.
    let record: Record<P>?

    /// A ``SampleFailure``, a `CancellationError`, or a ``PiKitError``.
    let error: any Error

    init(record: Record<P>?, error: any Error) {
        self.record = record
        self.error = error
    }
}
