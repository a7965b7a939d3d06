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
