import Dispatch
import Synchronization

/// Runs `work` on `count` threads at once.
///
/// Each thread is a serial queue of its own: Dispatch gives every such queue a thread when it has
/// something to do, where a concurrent queue or `concurrentPerform` would give only as many as it
/// thinks the machine can use. Swift's cooperative pool stays free.
///
/// Returns when one call of `work` has returned and no other is under way. So `work` must return
/// only when nothing is left to do; then calls that have not begun yet are not waited for. They
/// might never begin: where the system grants no more threads, Dispatch goes on trying.
package func withWorkerThreads(_ count: Int, _ work: @escaping @Sendable () -> Void) async {
    await withCheckedContinuation { continuation in
        let calls = Calls(continuation)
        for worker in 0..<count {
            DispatchQueue(label: "pikit.worker.\(worker)").async {
                calls.begin()
                work()
                calls.end()
            }
        }
    }
}

/// Counts calls that are under way, and resumes once when they come to none.
private final class Calls: Sendable {
    private let underWay = Atomic(0)
    private let isDone = Atomic(false)
    private let continuation: CheckedContinuation<Void, Never>

    init(_ continuation: CheckedContinuation<Void, Never>) {
        self.continuation = continuation
    }

    func begin() {
        underWay.wrappingAdd(1, ordering: .acquiringAndReleasing)
    }

    func end() {
        let left = underWay.wrappingSubtract(1, ordering: .acquiringAndReleasing).newValue
        if left == 0 && !isDone.exchange(true, ordering: .acquiringAndReleasing) {
            continuation.resume()
        }
    }
}
