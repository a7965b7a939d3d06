internal import Foundation

/// Makes snapshots of a run, at most ten a second, of which only the newest waits to be read.
///
/// `@unchecked Sendable` holds because the lock guards all mutable state.
package final class ProgressReporter<P: EngineProblem>: @unchecked Sendable {
    /// The snapshots, which end with the run.
    package let snapshots: AsyncStream<Snapshot<P>>

    private let continuation: AsyncStream<Snapshot<P>>.Continuation
    private let lock = NSLock()
    private var last: ContinuousClock.Instant?
    /// The samples of the newest snapshot.
    private var samples = 0

    package init() {
        (snapshots, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Whether a tenth of a second has passed since the last snapshot.
    func isDue(at now: ContinuousClock.Instant) -> Bool {
        lock.withLock {
            if let last, now - last < .milliseconds(100) { return false }
            last = now
            return true
        }
    }

    /// Makes a snapshot of what is done.
    ///
    /// Does nothing if a worker that was faster has reported more.
    func report(_ record: Record<P>?) {
        guard let record else { return }
        lock.withLock {
            guard record.coverage.samples >= samples else { return }
            samples = record.coverage.samples
            continuation.yield(Snapshot(record))
        }
    }

    /// Ends the snapshots.
    package func finish() {
        continuation.finish()
    }
}
