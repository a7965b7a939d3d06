import Synchronization

/// One computation, as an observer sees it.
public struct GraphComputation: Hashable, Identifiable, Sendable {
    /// A number that no other computation of this process has.
    public let id: Int

    /// How many tasks it has.
    public let tasks: Int

    /// How many workers share them: as many as were asked for, but no more than there are tasks.
    public let workers: Int

    private static let count = Atomic(0)

    init(tasks: Int, workers: Int) {
        id = Self.count.wrappingAdd(1, ordering: .relaxed).newValue
        self.tasks = tasks
        self.workers = workers
    }
}
