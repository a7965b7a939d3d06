/// A run in a Swift task of its own.
///
/// The run goes on if the handle is released. Only ``cancel()`` ends it early.
public final class StartedRun<P: Problem>: Sendable {
    /// Snapshots of the run, at most ten a second, and one more when the plan is done.
    ///
    /// Totals that take long to copy and merge, such as histograms of millions of bins, have fewer, so
    /// that snapshots take a few hundredths of the time. A slow reader misses some, but gets the
    /// newest. The sequence ends with the run, and may be read once.
    public let progress: AsyncStream<Snapshot<P>>

    private let task: Task<Record<P>, any Error>

    /// Starts a run, with the parameters of ``EngineProblem/record(of:_:resuming:store:)``.
    package init(
        _ problem: P, _ plan: Plan, _ settings: RunSettings<P>, resuming record: Record<P>?,
        store: RecordStore?
    ) where P: EngineProblem {
        let reporter = ProgressReporter<P>()
        progress = reporter.snapshots
        var settings = settings
        settings.progress = reporter
        task = Task { [settings] in
            defer { reporter.finish() }
            return try await problem.record(
                of: plan, settings, resuming: record, store: store.map { try OpenStore($0) })
        }
    }

    /// The record of the run, once it has ended.
    ///
    /// Throws what `run` throws. Cancelling the task that waits here does not cancel the run.
    public var record: Record<P> {
        get async throws { try await task.value }
    }

    /// Ends the run early: ``record`` then throws ``IncompleteRun``, which holds what was done.
    ///
    /// It has no effect on a run that has ended.
    public func cancel() {
        task.cancel()
    }
}
