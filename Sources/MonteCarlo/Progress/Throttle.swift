internal import TaskGraph

/// Lets work that is offered often be done now and then, by one thread at a time.
///
/// `@unchecked Sendable` holds because the lock guards all mutable state.
final class Throttle: @unchecked Sendable {
    private let interval: Duration
    private let costs: Int
    private let lock = Lock()
    private var due: ContinuousClock.Instant
    private var start: ContinuousClock.Instant?

    /// - Parameters:
    ///   - interval: The least time between the end of the work and its next start.
    ///   - costs: The same as a multiple of the time that the work took, whichever is longer.
    ///   - due: When the work is due for the first time.
    init(every interval: Duration, costs: Int, from due: ContinuousClock.Instant) {
        self.interval = interval
        self.costs = costs
        self.due = due
    }

    /// Whether the work is due and nobody does it.
    ///
    /// If so, the caller does it, and then calls ``end()``.
    func begin() -> Bool {
        let now = ContinuousClock.now
        return lock.withLock {
            if start != nil || now < due { return false }
            start = now
            return true
        }
    }

    /// Takes note of the end of the work.
    func end() {
        let end = ContinuousClock.now
        lock.withLock {
            guard let start else { return }
            due = end + max(interval, (end - start) * costs)
            self.start = nil
        }
    }
}
