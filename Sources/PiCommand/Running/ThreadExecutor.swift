import Dispatch
import TaskGraph

/// Runs a Swift task, and what it awaits, on the thread that calls ``run()``.
///
/// Unchecked: `jobs` is read and written under the lock.
final class ThreadExecutor: TaskExecutor, @unchecked Sendable {
    private let lock = Lock()
    /// Counts the jobs.
    private let waiting = DispatchSemaphore(value: 0)
    private var jobs: [UnownedJob] = []

    /// Hands over a piece of the task, which runs after those handed over before.
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        lock.withLock { jobs.append(job) }
        waiting.signal()
    }

    /// Runs all that is handed over, until the process exits.
    func run() -> Never {
        while true { next().runSynchronously(on: asUnownedTaskExecutor()) }
    }

    private func next() -> UnownedJob {
        waiting.wait()
        return lock.withLock { jobs.removeFirst() }
    }
}
