/// The tasks of a graph in the order of `computeSynchronously`, and the dependencies between them.
///
/// The order is that of evaluating an expression: depth first, the first argument first. Each task
/// occurs once, directly after the last of its arguments that was not there yet. So results are
/// short-lived, and each task comes after all tasks that it depends on. A task is identified by its
/// place in the order.
///
/// Building a schedule takes O(tasks + arguments) time and does not recurse.
///
/// Unchecked: a schedule does not change once it is built, and its targets keep the nodes alive.
/// One reference count covers the nodes and the arrays, because workers would contend for several.
final class Schedule: @unchecked Sendable {
    /// The values to compute.
    let targets: [Source]

    /// The place of each target, or `constant`.
    let targetPlaces: [UInt32]

    /// The nodes of the tasks, in order.
    let tasks: UnsafeBufferPointer<Unmanaged<Node>>

    /// For each argument of each task, the place of the task that it comes from, or `constant`.
    let allInputs: UnsafeBufferPointer<UInt32>

    /// For each task, the index in `allInputs` of its first argument.
    ///
    /// The last element is the number of all arguments.
    private let firstInput: UnsafeBufferPointer<UInt32>

    /// Marks the place of a value that is already known.
    static let constant = UInt32.max

    private let storage: Walk

    /// Orders the tasks that lead to the targets, those of the first target first.
    init(_ targets: [Source]) {
        var walk = Walk(isForOne: targets.count == 1)
        for target in targets { walk.visit(target) }
        self.targets = targets
        targetPlaces = Array(walk.operands.elements)
        storage = walk
        tasks = storage.tasks.elements
        allInputs = storage.inputs.elements
        firstInput = storage.firstInput.elements
    }

    /// For each argument of a task, the place of the task that it comes from, or `constant`.
    func inputs(of task: Int) -> UnsafeBufferPointer<UInt32> {
        UnsafeBufferPointer(rebasing: allInputs[Int(firstInput[task])..<Int(firstInput[task + 1])])
    }

    /// The node of a task, for callers that can afford to retain it.
    func node(_ task: Int) -> Node {
        tasks[task].takeUnretainedValue()
    }
}

extension Schedule {
    /// A path from one of the targets to a task, each of which takes the result of the next.
    ///
    /// Where several tasks take a result, the path goes through the first of them in the order.
    func path(to place: Int) -> [Int] {
        let targets = Set(targetPlaces)
        var path = [place]
        // A task comes after the tasks that it depends on, so one pass is enough.
        for user in place + 1..<max(place + 1, tasks.count) {
            let last = UInt32(path[path.count - 1])
            if targets.contains(last) { break }
            if inputs(of: user).contains(last) { path.append(user) }
        }
        return path.reversed()
    }
}
