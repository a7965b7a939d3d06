/// The early end of a run, with what was done.
///
/// A class, as Swift 6.3 miscompiles the throwing of large generic structs from asynchronous functions.
package final class EngineInterruption<Total: Accumulator>: Error {
    /// What was done.
    package let done: Part<Total>

    /// Of this, the samples before the first that is not done, if the run had a deadline and began
    /// with a prefix of the plan.
    package let prefix: Part<Total>?

    /// A ``SampleFailure``, a `CancellationError`, or the ``PiKitError`` of a stream.
    package let error: any Error

    init(done: Part<Total>, prefix: Part<Total>?, error: any Error) {
        self.done = done
        self.prefix = prefix
        self.error = error
    }
}
