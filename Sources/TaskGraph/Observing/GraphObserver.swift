/// Is told what a computation does while it does it, for progress bars, logs and profiles.
///
/// The calls come from the threads that do the work, several at once, and the work waits for them.
/// All have default implementations that do nothing. ``Trace`` is an observer that keeps what it is
/// told.
public protocol GraphObserver: Sendable {
    /// A computation begins.
    func computationWillStart(_ computation: GraphComputation)

    /// A worker is about to run a task.
    func taskWillStart(_ task: GraphTask)

    /// The worker has run the task, which threw an error or did not.
    func taskDidEnd(_ task: GraphTask, error: (any Error)?)

    /// No task of the computation runs any more, and none will.
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
