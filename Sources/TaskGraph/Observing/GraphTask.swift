/// A task of a computation, as an observer sees it.
///
/// The static members serve running tasks: they say whether the computation has been cancelled.
public struct GraphTask: Sendable {
    /// The name that the task was given.
    public let name: String

    /// The place of the task, from 0, in the order of ``Delayed/computeSynchronously(observer:)``.
    public let place: Int

    /// The number of the worker that runs the task, from 0.
    public let worker: Int

    /// The computation that the task belongs to.
    public let computation: GraphComputation

    /// The node of the task, which this keeps alive.
    let source: Source

    init(node: Node, place: Int, worker: Int, computation: GraphComputation) {
        name = node.function.name
        source = .task(node)
        self.place = place
        self.worker = worker
        self.computation = computation
    }
}
