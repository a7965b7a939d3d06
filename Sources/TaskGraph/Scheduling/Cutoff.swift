import Synchronization

/// A place in a computation's order: no task at or after it starts.
///
/// The place is after all tasks at first, and only moves towards the beginning. A task that fails
/// moves it to that task's place. Cancelling the computation moves it before all tasks.
///
/// Unchecked: all mutable state is atomic or guarded by the lock.
final class Cutoff: @unchecked Sendable {
    private let place = Atomic(Int.max)
    private static let cancelled = -1
    /// Whether the thread that asked for the computation takes part in it.
    let isOnCaller: Bool

    private let lock = Lock()
    private var earliestFailure: (error: any Error, place: Int)?
    /// The handlers to call on cancellation, or `nil` once they have been called.
    private var handlers: [Int: @Sendable () -> Void]? = [:]
    private var handlersAdded = 0

    init(isOnCaller: Bool) {
        self.isOnCaller = isOnCaller
    }

    /// Whether the task at this place may start.
    func allows(_ place: Int) -> Bool {
        !isCancelled && place < self.place.load(ordering: .acquiring)
    }

    /// Whether the computation has been cancelled.
    var isCancelled: Bool {
        noticeCallersCancellation()
        return place.load(ordering: .acquiring) == Self.cancelled
    }

    /// Cancels the computation if the caller's Swift task has been cancelled.
    ///
    /// Nothing else reports that cancellation. On threads other than the caller's this has no
    /// effect.
    func noticeCallersCancellation() {
        if isOnCaller && Task.isCancelled { cancel() }
    }

    /// The error and the place of the failed task that is first in the order.
    var failure: (error: any Error, place: Int)? {
        lock.withLock { earliestFailure }
    }

    /// Records the error of the task at this place, and lets no task after it start.
    func fail(_ error: any Error, at place: Int) {
        lock.withLock {
            if place < earliestFailure?.place ?? .max { earliestFailure = (error, place) }
        }
        self.place.min(place, ordering: .acquiringAndReleasing)
    }

    /// Lets no further task start, and calls each handler once.
    func cancel() {
        place.store(Self.cancelled, ordering: .releasing)
        let handlers = lock.withLock {
            defer { self.handlers = nil }
            return self.handlers
        }
        for handler in (handlers ?? [:]).values { handler() }
    }

    /// Calls `operation`, and calls `handler` if the computation is cancelled before it returns.
    ///
    /// If the computation has been cancelled already, the handler is called first.
    func withHandler<Result>(
        _ handler: @escaping @Sendable () -> Void, _ operation: () throws -> Result
    ) rethrows -> Result {
        let key: Int? = lock.withLock {
            guard handlers != nil else { return nil }
            handlersAdded += 1
            handlers?[handlersAdded] = handler
            return handlersAdded
        }
        guard let key else {
            handler()
            return try operation()
        }
        defer { lock.withLock { handlers?[key] = nil } }
        return try operation()
    }
}
