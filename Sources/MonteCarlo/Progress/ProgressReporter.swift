internal import Foundation

/// Makes snapshots of a run, at most ten a second, of which only the newest waits to be read.
///
/// `@unchecked Sendable` holds because the lock guards `last`.
package final class ProgressReporter<P: EngineProblem>: @unchecked Sendable {
    /// The snapshots, which end with the run.
    package let snapshots: AsyncStream<Snapshot<P>>

    private let continuation: AsyncStream<Snapshot<P>>.Continuation
    private let lock = NSLock()
    private var last: ContinuousClock.Instant?

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

    /// Makes a snapshot of what is done, if anything is.
    func report(_ record: Record<P>?) {
        if let record { continuation.yield(Snapshot(record)) }
    }

    /// Ends the snapshots.
    package func finish() {
        continuation.finish()
    }
}
