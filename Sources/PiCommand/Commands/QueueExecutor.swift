import Dispatch

/// Runs a Swift task, and what it awaits, on a serial queue of its own.
final class QueueExecutor: TaskExecutor {
    private let queue = DispatchQueue(label: "pikit")

    /// Runs a piece of the task, after those that were handed over before.
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
