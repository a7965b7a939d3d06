internal import Dispatch
import Synchronization

/// A computation that several workers share.
///
/// A worker goes on with a task that has just become ready, as its arguments are at hand; then with
/// the last in its queue; then it steals from another's. At first each has an equal part of the
/// tasks that depend on no other, in the documented order, so that neighbours stay with one worker.
final class ParallelRun: Sendable {
    private let run: Run
    private let consumers: Consumers
    /// How many arguments of each task are not there yet.
    private let missing: AtomicCounters
    private let queues: [ReadyQueue]

    /// How many of the tasks that no other uses have not been passed.
    ///
    /// All others have been when these have.
    private let endsLeft: Atomic<Int>
    private let isDone = Atomic(false)

    /// How many workers sleep, or are about to, and have not been woken.
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

    /// What one worker does, until there is nothing left to do.
    func work(as worker: Int) {
        while !isDone.load(ordering: .acquiring) {
            if var task = queues[worker].pop() ?? steal(for: worker) {
                while let next = pass(Int(task), on: worker) { task = next }
            } else {
                sleep()
            }
        }
    }

    /// Runs a task, or passes over it, and returns one that has become ready by that.
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
        // The last first, so that the first comes to lie on top.
        for consumer in consumers.reversed() where missing.decrement(Int(consumer)) {
            if let next {
                queues[worker].push(next)
                wake()
            }
            next = consumer
        }
        return next
    }

    /// Takes half of the tasks of another worker, and returns the first of them.
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

    /// Waits until there may be something to do.
    private func sleep() {
        idle.wrappingAdd(1, ordering: .sequentiallyConsistent)
        // A task that was added before its worker could see this one idle is seen here.
        let isNeeded =
            isDone.load(ordering: .sequentiallyConsistent) || !queues.allSatisfy(\.isEmpty)
        if isNeeded && takeIdle() { return }
        guard run.cutoff.isOnCaller else { return alarm.wait() }
        // The calling thread may be this one, and has its Swift task to look at.
        while alarm.wait(timeout: .now() + .milliseconds(20)) == .timedOut {
            _ = run.cutoff.isCancelled
        }
    }

    /// Wakes a worker, if one sleeps.
    private func wake() {
        if takeIdle() { alarm.signal() }
    }

    /// Takes an idle worker off the count, if there is one.
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

    /// Ends the work of all.
    private func finish() {
        isDone.store(true, ordering: .sequentiallyConsistent)
        while takeIdle() { alarm.signal() }
    }
}
