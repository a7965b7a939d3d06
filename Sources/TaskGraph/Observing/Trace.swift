internal import Foundation

/// Remembers what computations do: which worker ran which task, from when to when.
///
///     let trace = Trace()
///     let x = try await total.compute(observer: trace)
///     try total.visualize(to: "total.svg", coloredBy: trace)
///     try trace.timelineSVG.write(toFile: "timeline.svg", atomically: true, encoding: .utf8)
///
/// It can observe several computations, one after another or at once. It may be looked at any time,
/// and tells what it knows by then; of failed computations too. It keeps the tasks' graphs alive,
/// and some 200 bytes a task. Each task costs it about a microsecond.
///
/// Unchecked: all that varies is guarded by the lock.
public final class Trace: GraphObserver, @unchecked Sendable {
    /// What is known of a task that was run.
    public struct Entry: Sendable {
        /// The task.
        public let task: GraphTask

        /// When it started, in time since the trace was made.
        public let start: Duration

        /// When it ended, if it has.
        public fileprivate(set) var end: Duration?

        /// The error that it threw, if it did.
        public fileprivate(set) var error: (any Error)?

        /// The lane of its worker in drawings, from 0.
        let lane: Int
    }

    private let clock = ContinuousClock()
    private let origin: ContinuousClock.Instant
    private let lock = NSLock()
    private var all: [Entry] = []
    /// Where in `all` the task is that a worker runs, by lane.
    private var running: [Int: Int] = [:]
    private var lanes = Lanes()

    /// A trace of nothing yet.
    public init() {
        origin = clock.now
    }

    /// The tasks that were started, in that order.
    public var entries: [Entry] { lock.withLock { all } }

    /// The time since the trace was made.
    var now: Duration { clock.now - origin }

    /// The workers of all computations, whether or not they ran a task.
    var namedLanes: [(lane: Int, name: String)] { lock.withLock { lanes.named } }

    /// Gives the workers of a computation lanes of their own while it lasts.
    public func computationWillStart(_ computation: GraphComputation) {
        lock.withLock { lanes.open(for: computation) }
    }

    /// Notes the start of a task.
    public func taskWillStart(_ task: GraphTask) {
        lock.withLock {
            let lane = lanes.lane(of: task.worker, in: task.computation)
            running[lane] = all.count
            all.append(Entry(task: task, start: clock.now - origin, lane: lane))
        }
    }

    /// Notes the end of a task.
    public func taskDidEnd(_ task: GraphTask, error: (any Error)?) {
        lock.withLock {
            let lane = lanes.lane(of: task.worker, in: task.computation)
            guard let index = running.removeValue(forKey: lane) else { return }
            all[index].end = clock.now - origin
            all[index].error = error
        }
    }

    /// Lets other computations have the lanes.
    public func computationDidEnd(_ computation: GraphComputation) {
        lock.withLock { lanes.close(for: computation) }
    }
}
