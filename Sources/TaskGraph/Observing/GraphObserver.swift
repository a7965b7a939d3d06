/// An observer of running computations, for progress bars, logs and profiles.
///
/// The threads that do the work call these methods, several at once, and wait for them to return.
/// All methods have default implementations that do nothing. ``Trace`` is an observer that records
/// what happens.
public protocol GraphObserver: Sendable {
    /// A computation is about to begin.
    func computationWillStart(_ computation: GraphComputation)

    /// A worker is about to run a task.
    func taskWillStart(_ task: GraphTask)

    /// A worker has run a task, which threw this error or none.
    func taskDidEnd(_ task: GraphTask, error: (any Error)?)

    /// A computation has ended: none of its tasks is running or will run.
    func computationDidEnd(_ computation: GraphComputation)
}

extension GraphObserver {
    /// Does nothing.
    public func computationWillStart(_ computation: GraphComputation) {}

    /// Does nothing.
    public func taskWillStart(_ task: GraphTask) {}

    /// Does nothing.
    public func taskDidEnd(_ task: GraphTask, error: (any Error)?) {}

    /// Does nothing.
    public func computationDidEnd(_ computation: GraphComputation) {}
}
