import Synchronization

/// A task of a computation, as an observer sees it; and what a running task can ask.
public struct GraphTask: Sendable {
    /// The name of the function.
    public let name: String

    /// The task's place in the order of ``Delayed/computeSynchronously(observer:)``, from 0.
    public let place: Int

    /// The number of the worker that runs it, from 0.
    public let worker: Int

    /// The computation that it belongs to.
    public let computation: GraphComputation

    /// The task itself, which is kept alive by this.
    let source: Source

    init(node: Node, place: Int, worker: Int, computation: GraphComputation) {
        name = node.function.name
        source = .task(node)
        self.place = place
        self.worker = worker
        self.computation = computation
    }
}

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

extension GraphTask {
    /// What stops the computation whose tasks this thread runs.
    @TaskLocal static var cutoff: Cutoff?

    /// Whether the computation that the running task belongs to has been cancelled, or the Swift
    /// task.
    ///
    /// A task that takes long looks at this now and then. `Task.isCancelled` alone does not tell
    /// it, as tasks run on threads of their own. A Swift task that is made in a task of a
    /// computation is told of that computation's cancellation too.
    public static var isCancelled: Bool {
        cutoff?.isCancelled ?? false || Task.isCancelled
    }

    /// Throws `CancellationError` if the computation has been cancelled.
    public static func checkCancellation() throws {
        if isCancelled { throw CancellationError() }
    }

    /// Runs `operation`, and calls `onCancel` if the computation is cancelled meanwhile or has been
    /// already.
    ///
    /// For tasks that are busy elsewhere and cannot look at ``isCancelled``. The handler is called
    /// at most once, on the thread that cancels, and may still run when this returns. In a
    /// computation on the calling thread alone, ``Delayed/computeSynchronously(observer:)``, no
    /// other thread cancels, and the handler is not called while `operation` runs.
    public static func withCancellationHandler<Result>(
        operation: () throws -> Result, onCancel: @escaping @Sendable () -> Void
    ) rethrows -> Result {
        guard let cutoff else { return try operation() }
        return try cutoff.withHandler(onCancel, operation)
    }
}
