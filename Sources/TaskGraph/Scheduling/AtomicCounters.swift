import Synchronization

/// An array of counters that any thread can change.
///
/// Unchecked: the memory holds atomic integers, and lives as long as its owner.
struct AtomicCounters: ~Copyable, @unchecked Sendable {
    private let counters: UnsafeMutableBufferPointer<Atomic<UInt32>>

    /// Makes counters that are 0.
    init(count: Int) {
        counters = .allocate(capacity: count)
        for index in 0..<count {
            counters.initializeElement(at: index, to: Atomic(0))
        }
    }

    deinit {
        counters.deallocate()
    }

    /// Adds 1, with relaxed ordering.
    func increment(_ index: Int) {
        counters[index].wrappingAdd(1, ordering: .relaxed)
    }

    /// Subtracts 1, and returns whether the counter is now 0.
    ///
    /// Everything done before any decrement of a counter is visible after the one that reaches 0.
    func decrement(_ index: Int) -> Bool {
        counters[index].wrappingSubtract(1, ordering: .acquiringAndReleasing).newValue == 0
    }
}
