internal import TaskGraph

/// Makes snapshots of a run, at most ten a second, of which only the newest waits to be read.
///
/// `@unchecked Sendable` holds because the lock guards all mutable state.
package final class ProgressReporter<P: EngineProblem>: @unchecked Sendable {
    /// The snapshots, which end with the run.
    package let snapshots: AsyncStream<Snapshot<P>>

    private let continuation: AsyncStream<Snapshot<P>>.Continuation
    private let lock = Lock()
    private let throttle = Throttle(every: .milliseconds(100), costs: 50, from: .now)
    /// The number of samples of the newest snapshot.
    private var samples = 0

    package init() {
        (snapshots, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Makes a snapshot of what a function returns, if one is due and no other worker makes one.
    ///
    /// The next is due a tenth of a second later, or after fifty times what this one took, if that is
    /// longer.
    ///
    /// - Parameters:
    ///   - range: The samples that the run computes.
    ///   - deadline: When the run ends, if it has a time limit.
    ///   - record: Returns the record of what is done, or `nil` if nothing is.
    func reportIfDue(
        of range: Range<Int>, until deadline: ContinuousClock.Instant?, _ record: () -> Record<P>?
    ) {
        guard throttle.begin() else { return }
        report(record(), of: range, until: deadline)
        throttle.end()
    }

    /// Makes a snapshot of what is done, if anything is, and if it is no less than before.
    func report(
        _ record: Record<P>?, of range: Range<Int>?, until deadline: ContinuousClock.Instant?
    ) {
        guard let record else { return }
        lock.withLock {
            guard record.coverage.samples >= samples else { return }
            samples = record.coverage.samples
            continuation.yield(Snapshot(record, of: range, until: deadline))
        }
    }

    /// Ends the snapshots.
    package func finish() {
        continuation.finish()
    }
}
