/// The early end of a run, with what was done.
package struct EngineInterruption<Total: Accumulator>: Error {
    /// What was done.
    package let done: Part<Total>

    /// A ``SampleFailure``, a `CancellationError`, or the ``PiKitError`` of a stream.
    package let error: any Error
}
