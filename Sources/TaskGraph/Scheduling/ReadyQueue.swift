import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The tasks of one worker that are ready to run.
///
/// The worker takes tasks from the end. Workers without tasks steal from the beginning, half of the
/// queue at once, so that neighbours stay together.
///
/// Unchecked: only the thread that has set `isLocked` accesses `tasks` and `first`. It holds this
/// spin lock for some nanoseconds.
final class ReadyQueue: @unchecked Sendable {
    /// The tasks, from index `first` on, of which the last runs next.
    private var tasks: [UInt32] = []
    private var first = 0

    private let isLocked = Atomic(false)
    private let count = Atomic(0)

    /// Whether the queue was empty a moment ago.
    var isEmpty: Bool {
        count.load(ordering: .sequentiallyConsistent) == 0
    }

    /// Adds a task, which will be taken next.
    func push(_ task: UInt32) {
        locked { tasks.append(task) }
    }

    /// Adds tasks, the last of which will be taken next.
    func push(contentsOf new: some Collection<UInt32>) {
        locked { tasks.append(contentsOf: new) }
    }

    /// Takes the task that was added last.
    func pop() -> UInt32? {
        guard !isEmpty else { return nil }
        return locked { first < tasks.count ? tasks.removeLast() : nil }
    }

    /// Takes the older half of the tasks, rounded up, in the order of the queue.
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
