import Dispatch

/// Runs `work` on `count` threads at once and returns when all are done.
///
/// Each thread is a serial queue of its own: Dispatch gives every such queue a thread when it has
/// something to do, where a concurrent queue or `concurrentPerform` would give only as many as it
/// thinks the machine can use. Swift's cooperative pool stays free.
func withWorkerThreads(_ count: Int, _ work: @escaping @Sendable () -> Void) async {
    await withCheckedContinuation { continuation in
        let group = DispatchGroup()
        for worker in 0..<count {
            DispatchQueue(label: "pikit.worker.\(worker)").async(group: group, execute: work)
        }
        group.notify(queue: DispatchQueue(label: "pikit.done")) {
            continuation.resume()
        }
    }
}
