internal import Dispatch
internal import Synchronization
internal import TaskGraph

/// Calls a function at a time, on a thread of its own.
///
/// A timer of Dispatch would not do. Its handler waits until all workers have threads of Dispatch, which
/// takes many seconds where workers are many and processors are few. If no thread can be made, the timer
/// is used all the same.
final class Alarm: Sendable {
    private let isCancelled = Atomic<Bool>(false)

    /// How long the thread sleeps at most, in seconds, before it looks whether it is still wanted.
    private static let longestSleep = 0.1

    /// Calls `action` at a time, or at once if that has passed.
    init(at time: ContinuousClock.Instant, _ action: @escaping @Sendable () -> Void) {
        let hasThread = DetachedThread.start {
            while !self.isCancelled.load(ordering: .relaxed) {
                let left = (time - .now) / .seconds(1)
                guard left > 0 else { return action() }
                DetachedThread.sleep(.seconds(min(left, Self.longestSleep)))
            }
        }
        if !hasThread {
            DispatchQueue.global().asyncAfter(deadline: .now() + (time - .now) / .seconds(1)) {
                if !self.isCancelled.load(ordering: .relaxed) { action() }
            }
        }
    }

    /// Ensures that the function is not called from now on, unless it is being called.
    func cancel() {
        isCancelled.store(true, ordering: .relaxed)
    }
}
