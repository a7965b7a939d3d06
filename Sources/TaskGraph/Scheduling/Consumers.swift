/// The tasks that take the result of each task.
///
/// Unchecked: nothing changes once it is built.
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
        // Each count becomes the end of its task's list, which then moves to the list's beginning.
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

    /// Those of one task in the documented order, once for each argument.
    subscript(task: Int) -> Slice<UnsafeMutableBufferPointer<UInt32>> {
        consumers[Int(first[task])..<Int(first[task + 1])]
    }
}
