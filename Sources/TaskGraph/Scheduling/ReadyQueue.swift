import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Tasks that can run, of one worker.
///
/// The worker takes them from the end; others that have nothing left steal from the beginning, half
/// of them at once, so that neighbours stay together. Unchecked: `tasks` and `first` are touched
/// only by who has set `isLocked`, which is for some nanoseconds.
final class ReadyQueue: @unchecked Sendable {
    /// The tasks, from `first` on, the next one last.
    private var tasks: [UInt32] = []
    private var first = 0

    private let isLocked = Atomic(false)
    private let count = Atomic(0)

    /// Whether there was no task a moment ago.
    var isEmpty: Bool {
        count.load(ordering: .sequentiallyConsistent) == 0
    }

    /// Adds a task, which is taken next.
    func push(_ task: UInt32) {
        locked { tasks.append(task) }
    }

    /// Adds tasks, of which the last is taken next.
    func push(contentsOf new: some Collection<UInt32>) {
        locked { tasks.append(contentsOf: new) }
    }

    /// Takes the task that was added last.
    func pop() -> UInt32? {
        guard !isEmpty else { return nil }
        return locked { first < tasks.count ? tasks.removeLast() : nil }
    }

    /// Takes the older half of the tasks, at least one if there is any, in their order.
    func stealHalf() -> [UInt32] {
        guard !isEmpty else { return [] }
        return locked {
            let middle = first + (tasks.count - first + 1) / 2
            defer { first = middle }
            return Array(tasks[first..<middle])
        }
    }

    private func locked<Result>(_ body: () -> Result) -> Result {
        while isLocked.exchange(true, ordering: .acquiring) { sched_yield() }
        defer {
            if first == tasks.count {
                tasks.removeAll(keepingCapacity: true)
                first = 0
            }
            count.store(tasks.count - first, ordering: .sequentiallyConsistent)
            isLocked.store(false, ordering: .releasing)
        }
        return body()
    }
}
