/// The tasks of a graph in their documented order, and which of them need which.
///
/// The order is that of evaluating an expression: depth first, the first argument first, each task
/// once and right after the last of its arguments that was not there yet. So results die young, and
/// a task stands behind all that it depends on.
///
/// Building it takes time in O(tasks + arguments), and no stack. Tasks are known by their places in
/// the order. Unchecked: nothing changes once it is built, and the targets keep the nodes alive.
/// They and the arrays are counted by one reference, as workers would wait for each other's
/// counting.
final class Schedule: @unchecked Sendable {
    /// The values to be computed.
    let targets: [Source]

    /// Their places, or `constant`.
    let targetPlaces: [UInt32]

    /// The tasks.
    let tasks: UnsafeBufferPointer<Unmanaged<Node>>

    /// For each argument of each task the place of the task that it comes from, or `constant`.
    let allInputs: UnsafeBufferPointer<UInt32>

    /// Where in `allInputs` the arguments of each task begin, and end.
    private let firstInput: UnsafeBufferPointer<UInt32>

    /// Stands for the place of a value that is there already.
    static let constant = UInt32.max

    private let storage: Walk

    /// The order in which to compute `targets`, the first first.
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

    /// For each argument of a task the place of the task that it comes from, or `constant`.
    func inputs(of task: Int) -> UnsafeBufferPointer<UInt32> {
        UnsafeBufferPointer(rebasing: allInputs[Int(firstInput[task])..<Int(firstInput[task + 1])])
    }

    /// A task, for those to whom a count of references does not matter.
    func node(_ task: Int) -> Node {
        tasks[task].takeUnretainedValue()
    }
}

extension Schedule {
    /// The places of tasks from one of the targets to this one, each of which takes the result of
    /// the next: of those that take it always the first.
    func path(to place: Int) -> [Int] {
        let targets = Set(targetPlaces)
        var path = [place]
        // A task stands behind those that it depends on, so each is looked at once.
        for user in place + 1..<max(place + 1, tasks.count) {
            let last = UInt32(path[path.count - 1])
            if targets.contains(last) { break }
            if inputs(of: user).contains(last) { path.append(user) }
        }
        return path.reversed()
    }
}
