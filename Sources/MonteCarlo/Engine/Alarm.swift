internal import Foundation
internal import Synchronization

/// Calls a function at a time, on a thread of its own.
///
/// A timer of Dispatch would not do. Its handler waits until all workers have threads of Dispatch, which
/// takes many seconds where workers are many and processors are few.
final class Alarm: Sendable {
    private let isCancelled = Atomic<Bool>(false)

    /// How long the thread sleeps at most, in seconds, before it looks whether it is still wanted.
    private static let longestSleep = 0.1

    /// Calls `action` at a time, or at once if that has passed.
    init(at time: ContinuousClock.Instant, _ action: @escaping @Sendable () -> Void) {
        Thread.detachNewThread {
            while !self.isCancelled.load(ordering: .relaxed) {
                let left = (time - .now) / .seconds(1)
                guard left > 0 else { return action() }
                Thread.sleep(forTimeInterval: min(left, Self.longestSleep))
            }
        }
    }

    /// Ensures that the function is not called from now on, unless it is being called.
    func cancel() {
        isCancelled.store(true, ordering: .relaxed)
    }
}
