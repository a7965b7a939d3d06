internal import Foundation
import Synchronization

/// The place in the order of a computation from which on no task starts.
///
/// It is behind all at first, moves forward when a task fails, and is before all when the
/// computation is cancelled. Unchecked: what varies is atomic or guarded by the lock.
final class Cutoff: @unchecked Sendable {
    private let place = Atomic(Int.max)
    private static let cancelled = -1
    /// Whether the thread that asks for the computation takes part in it.
    let isOnCaller: Bool

    private let lock = NSLock()
    private var earliestFailure: (error: any Error, place: Int)?
    /// What is to be called on cancellation, `nil` when it has been.
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
        // Nobody else tells of it if the Swift task of the calling thread is cancelled.
        if isOnCaller && Task.isCancelled { cancel() }
        return place.load(ordering: .acquiring) == Self.cancelled
    }

    /// The error of the task first in the order that has failed, and its place.
    var failure: (error: any Error, place: Int)? {
        lock.withLock { earliestFailure }
    }

    /// Notes what the task at this place has thrown: those behind it do not start any more.
    func fail(_ error: any Error, at place: Int) {
        lock.withLock {
            if place < earliestFailure?.place ?? .max { earliestFailure = (error, place) }
        }
        self.place.min(place, ordering: .acquiringAndReleasing)
    }

    /// Lets no task start any more, and calls the handlers, once.
    func cancel() {
        place.store(Self.cancelled, ordering: .releasing)
        let handlers = lock.withLock {
            defer { self.handlers = nil }
            return self.handlers
        }
        for handler in (handlers ?? [:]).values { handler() }
    }

    /// Calls `operation`, and `handler` if the computation is cancelled meanwhile or has been
    /// before.
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
