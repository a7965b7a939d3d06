import Dispatch
import Synchronization

/// Concurrent calls of one function on several threads, and a callback when all are done.
///
/// Each thread but the calling one serves a serial queue of its own. Dispatch gives every serial
/// queue with work a thread, whereas a concurrent queue or `concurrentPerform` gets only as many
/// threads as Dispatch thinks the machine can use. Swift's cooperative pool stays free.
///
/// `whenDone` is called once, when one call has returned and no other is under way. So `work` must
/// return only when no work is left. Calls that have not begun by then are not waited for, because
/// they might never begin: where the system grants no more threads, Dispatch keeps trying.
package final class WorkerThreads: Sendable {
    private let work: @Sendable (Int) -> Void
    private let whenDone: @Sendable () -> Void
    private let underWay = Atomic(0)
    private let isDone = Atomic(false)

    /// Prepares calls of `work`, which takes the number of the call.
    package init(
        _ work: @escaping @Sendable (Int) -> Void, whenDone: @escaping @Sendable () -> Void
    ) {
        self.work = work
        self.whenDone = whenDone
    }

    /// Calls `work` with the numbers from 0 to `count` - 1, with 0 on the calling thread.
    ///
    /// Returns when the call on this thread has returned; others may still run. May be called once.
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
