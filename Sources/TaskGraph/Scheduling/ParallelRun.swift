internal import Dispatch
import Synchronization

/// A computation that several workers share.
///
/// A worker goes on with a task that it has just made ready, because the arguments are at hand. If
/// there is none, it takes the last task in its queue; if that is empty, it steals from another. At
/// first each worker has an equal part of the tasks without dependencies, in the order of
/// `computeSynchronously`, so that neighbours stay with one worker.
final class ParallelRun: Sendable {
    private let run: Run
    private let consumers: Consumers
    /// The number of arguments that each task still waits for.
    private let missing: AtomicCounters
    private let queues: [ReadyQueue]

    /// Sink tasks still unprocessed.
    ///
    /// At zero, every task is done.
    private let endsLeft: Atomic<Int>
    private let isDone = Atomic(false)

    /// The number of workers that sleep, or are about to, and have not been woken.
    private let idle = Atomic(0)
    private let alarm = DispatchSemaphore(value: 0)

    init(_ run: Run) {
        let schedule = run.schedule
        let count = schedule.tasks.count
        self.run = run
        consumers = Consumers(schedule)
        missing = AtomicCounters(count: count)
        var ready: [UInt32] = []
        var ends = 0
        for task in 0..<count {
            var isReady = true
            for input in schedule.inputs(of: task) where input != Schedule.constant {
                missing.increment(task)
                isReady = false
            }
            if isReady { ready.append(UInt32(task)) }
            if consumers[task].isEmpty { ends += 1 }
        }
        endsLeft = Atomic(ends)
        let workers = run.computation.workers
        queues = (0..<workers).map { worker in
            let part = ready.count * worker / workers..<ready.count * (worker + 1) / workers
            let queue = ReadyQueue()
            queue.push(contentsOf: ready[part].reversed())
            return queue
        }
    }

    /// Does the work of one worker, until no work is left.
    func work(as worker: Int) {
        while !isDone.load(ordering: .acquiring) {
            if var task = queues[worker].pop() ?? steal(for: worker) {
                while let next = pass(Int(task), on: worker) { task = next }
            } else {
                sleep()
            }
        }
    }

    /// Runs or skips a task, and returns one of the tasks that this made ready.
    private func pass(_ task: Int, on worker: Int) -> UInt32? {
        run.perform(task, on: worker)
        guard !run.cutoff.isCancelled else {
            finish()
            return nil
        }
        let consumers = consumers[task]
        if consumers.isEmpty {
            let left = endsLeft.wrappingSubtract(1, ordering: .acquiringAndReleasing).newValue
            if left == 0 { finish() }
        }
        var next: UInt32?
        // In reverse, so that the first consumer is returned and the second is taken next.
        for consumer in consumers.reversed() where missing.decrement(Int(consumer)) {
            if let next {
                queues[worker].push(next)
                wake()
            }
            next = consumer
        }
        return next
    }

    /// Takes half of another worker's tasks, and returns the one to run first.
    private func steal(for worker: Int) -> UInt32? {
        for step in 1..<queues.count {
            var tasks = queues[(worker + step) % queues.count].stealHalf()
            guard let task = tasks.popLast() else { continue }
            if !tasks.isEmpty {
                queues[worker].push(contentsOf: tasks)
                wake()
            }
            return task
        }
        return nil
    }

    /// Waits until there may be work.
    private func sleep() {
        idle.wrappingAdd(1, ordering: .sequentiallyConsistent)
        // A task may have been added just before this worker counted as idle, so look again.
        let isNeeded =
            isDone.load(ordering: .sequentiallyConsistent) || !queues.allSatisfy(\.isEmpty)
        if isNeeded && takeIdle() { return }
        guard run.cutoff.isOnCaller else { return alarm.wait() }
        // This may be the calling thread, which must check its Swift task for cancellation.
        while alarm.wait(timeout: .now() + .milliseconds(20)) == .timedOut {
            run.cutoff.noticeCallersCancellation()
        }
    }

    /// Wakes one sleeping worker, if there is one.
    private func wake() {
        if takeIdle() { alarm.signal() }
    }

    /// Subtracts 1 from the number of idle workers, and returns whether there was one.
    private func takeIdle() -> Bool {
        var count = idle.load(ordering: .sequentiallyConsistent)
        while count > 0 {
            let (isExchanged, current) = idle.compareExchange(
                expected: count, desired: count - 1, ordering: .sequentiallyConsistent)
            if isExchanged { return true }
            count = current
        }
        return false
    }

    /// Ends the work of all workers.
    private func finish() {
        isDone.store(true, ordering: .sequentiallyConsistent)
        while takeIdle() { alarm.signal() }
    }
}
