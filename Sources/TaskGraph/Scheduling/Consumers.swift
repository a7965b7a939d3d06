/// For each task, the tasks that take its result.
///
/// Unchecked: the lists do not change once they are built.
final class Consumers: @unchecked Sendable {
    private let first: UnsafeMutableBufferPointer<UInt32>
    private let consumers: UnsafeMutableBufferPointer<UInt32>

    init(_ schedule: Schedule) {
        let count = schedule.tasks.count
        first = .allocate(capacity: count + 1)
        first.initialize(repeating: 0)
        for input in schedule.allInputs where input != Schedule.constant {
            first[Int(input)] += 1
        }
        // Turn each count into the end of its task's list. Filling the list moves it to the start.
        var end: UInt32 = 0
        for task in first.indices {
            end += first[task]
            first[task] = end
        }
        consumers = .allocate(capacity: Int(end))
        for task in (0..<count).reversed() {
            for input in schedule.inputs(of: task) where input != Schedule.constant {
                first[Int(input)] -= 1
                consumers.initializeElement(at: Int(first[Int(input)]), to: UInt32(task))
            }
        }
    }

    deinit {
        first.deallocate()
        consumers.deallocate()
    }

    /// The consumers of one task in the order of `computeSynchronously`, each once for each
    /// argument.
    subscript(task: Int) -> Slice<UnsafeMutableBufferPointer<UInt32>> {
        consumers[Int(first[task])..<Int(first[task + 1])]
    }
}
