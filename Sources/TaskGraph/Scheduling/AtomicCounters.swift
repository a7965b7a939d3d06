import Synchronization

/// As many counters as are wanted, which any thread can decrement.
///
/// Unchecked: behind the pointer are atomic integers, which are freed with their owner.
struct AtomicCounters: ~Copyable, @unchecked Sendable {
    private let counters: UnsafeMutableBufferPointer<Atomic<UInt32>>

    /// Counters that are 0.
    init(count: Int) {
        counters = .allocate(capacity: count)
        for index in 0..<count {
            counters.initializeElement(at: index, to: Atomic(0))
        }
    }

    deinit {
        counters.deallocate()
    }

    /// Adds 1, without order.
    func increment(_ index: Int) {
        counters[index].wrappingAdd(1, ordering: .relaxed)
    }

    /// Takes 1 away, and says whether that left 0.
    ///
    /// What was done before any decrement of a counter can be seen after the one that leaves 0.
    func decrement(_ index: Int) -> Bool {
        counters[index].wrappingSubtract(1, ordering: .acquiringAndReleasing).newValue == 0
    }
}
