import Dispatch
import Synchronization

/// Calls of one function on several threads at once, the last of which tells that all is done.
///
/// Each thread but the calling one is a serial queue of its own: Dispatch gives every such queue a
/// thread when it has something to do, where a concurrent queue or `concurrentPerform` would give
/// only as many as it thinks the machine can use. Swift's cooperative pool stays free.
///
/// `whenDone` is called once, when one call has returned and no other is under way. So `work` must
/// return only when nothing is left to do; then calls that have not begun yet are not waited for.
/// They might never begin: where the system grants no more threads, Dispatch goes on trying.
package final class WorkerThreads: Sendable {
    private let work: @Sendable (Int) -> Void
    private let whenDone: @Sendable () -> Void
    private let underWay = Atomic(0)
    private let isDone = Atomic(false)

    package init(
        _ work: @escaping @Sendable (Int) -> Void, whenDone: @escaping @Sendable () -> Void
    ) {
        self.work = work
        self.whenDone = whenDone
    }

    /// Calls `work` with the numbers from 0 to `count`, with 0 on the calling thread.
    ///
    /// Returns when that call has returned.
    package func call(_ count: Int) {
        for number in 1..<count {
            DispatchQueue(label: "taskgraph.worker.\(number)").async { self.call(number: number) }
        }
        call(number: 0)
    }

    private func call(number: Int) {
        underWay.wrappingAdd(1, ordering: .acquiringAndReleasing)
        work(number)
        let left = underWay.wrappingSubtract(1, ordering: .acquiringAndReleasing).newValue
        if left == 0 && !isDone.exchange(true, ordering: .acquiringAndReleasing) {
            whenDone()
        }
    }
}
