/// A record of computations: which worker ran which task, and when.
///
///     let trace = Trace()
///     let x = try await total.compute(observer: trace)
///     try total.visualize(to: "total.svg", coloredBy: trace)
///     try trace.timelineSVG.write(toFile: "timeline.svg", atomically: true, encoding: .utf8)
///
/// A trace can observe several computations, one after another or at the same time. It can be read
/// at any time, and then holds what has happened so far, in failed computations too. It keeps the
/// tasks' graphs alive. Each task takes about 200 bytes and about a microsecond to record.
///
/// Unchecked: the lock guards all mutable state.
public final class Trace: GraphObserver, @unchecked Sendable {
    /// The record of one task.
    public struct Entry: Sendable {
        /// The task.
        public let task: GraphTask

        /// The time from the creation of the trace to the start of the task.
        public let start: Duration

        /// The time from the creation of the trace to the end of the task, or `nil` while it runs.
        public fileprivate(set) var end: Duration?

        /// The error that the task threw, if any.
        public fileprivate(set) var error: (any Error)?

        /// The lane of the task's worker in drawings, from 0.
        let lane: Int
    }

    private let clock = ContinuousClock()
    private let origin: ContinuousClock.Instant
    private let lock = Lock()
    private var all: [Entry] = []
    /// The index in `all` of the task that runs in each lane.
    private var running: [Int: Int] = [:]
    private var lanes = Lanes()

    /// Creates an empty trace.
    public init() {
        origin = clock.now
    }

    /// The tasks that have started, in the order in which they started.
    public var entries: [Entry] { lock.withLock { all } }

    /// The time since the trace was created.
    var now: Duration { clock.now - origin }

    /// The lanes of all computations' workers, including those that ran no task.
    var namedLanes: [(lane: Int, name: String)] { lock.withLock { lanes.named } }

    /// Gives the workers of a computation lanes of their own until it ends.
    public func computationWillStart(_ computation: GraphComputation) {
        lock.withLock { lanes.open(for: computation) }
    }

    /// Records the start of a task.
    public func taskWillStart(_ task: GraphTask) {
        lock.withLock {
            let lane = lanes.lane(of: task.worker, in: task.computation)
            running[lane] = all.count
            all.append(Entry(task: task, start: clock.now - origin, lane: lane))
        }
    }

    /// Records the end of a task.
    public func taskDidEnd(_ task: GraphTask, error: (any Error)?) {
        lock.withLock {
            let lane = lanes.lane(of: task.worker, in: task.computation)
            guard let index = running.removeValue(forKey: lane) else { return }
            all[index].end = clock.now - origin
            all[index].error = error
        }
    }

    /// Frees the lanes for other computations.
    public func computationDidEnd(_ computation: GraphComputation) {
        lock.withLock { lanes.close(for: computation) }
    }
}
