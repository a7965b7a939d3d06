import Synchronization

/// One computation, as an observer sees it.
public struct GraphComputation: Hashable, Identifiable, Sendable {
    /// A number that is unique among the computations of this process.
    public let id: Int

    /// The number of tasks.
    public let tasks: Int

    /// The number of workers that share the tasks.
    ///
    /// This is the number that was asked for, but at most one worker a task, and at least 1.
    public let workers: Int

    private static let count = Atomic(0)

    init(tasks: Int, workers: Int) {
        id = Self.count.wrappingAdd(1, ordering: .relaxed).newValue
        self.tasks = tasks
        self.workers = workers
    }
}
