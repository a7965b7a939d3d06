/// The traversal of a graph that gives the order of a schedule.
struct Walk: ~Copyable {
    var tasks = GrowingBuffer<Unmanaged<Node>>()
    var inputs = GrowingBuffer<UInt32>()
    var firstInput = GrowingBuffer<UInt32>()
    /// The places of values that have been visited but not yet taken as arguments.
    var operands = GrowingBuffer<UInt32>()

    /// The places of tasks that the walk may reach again.
    private var places = PlaceTable()
    /// Whether there is one target, so that the walk reaches all other tasks as arguments.
    private let isForOne: Bool

    init(isForOne: Bool) {
        self.isForOne = isForOne
        firstInput.append(0)
    }

    /// Appends the tasks that lead to a value, and appends its place to the operands.
    mutating func visit(_ target: Source) {
        // The tasks whose arguments are being visited, each an argument of the one before it.
        var open: [Frame] = []
        withUnsafePointer(to: target) { look(at: $0, &open) }
        while let last = open.indices.last {
            if open[last].next == open[last].end {
                append(open.removeLast())
            } else {
                let argument = open[last].next
                open[last].next += 1
                look(at: argument, &open)
            }
        }
    }

    /// A task, and those of its arguments that have not been visited.
    private struct Frame {
        let node: Unmanaged<Node>
        let arguments: Int
        var next: UnsafePointer<Source>
        let end: UnsafePointer<Source>

        init(_ node: Unmanaged<Node>) {
            let inputs = node._withUnsafeGuaranteedRef { $0.inputs }
            self.node = node
            arguments = inputs.count
            next = inputs.baseAddress!
            end = next + inputs.count
        }
    }

    /// Appends a value's place to the operands, or opens a task that has not been visited.
    private mutating func look(at source: UnsafePointer<Source>, _ open: inout [Frame]) {
        guard case .task(let node) = source.pointee else {
            operands.append(Schedule.constant)
            return
        }
        if !isForOne || node.isShared,
            let place = places.place(of: .passUnretained(node), in: tasks.elements)
        {
            operands.append(place)
        } else {
            open.append(Frame(.passUnretained(node)))
        }
    }

    /// Appends a task whose arguments are the last operands.
    private mutating func append(_ task: Frame) {
        let first = operands.count - task.arguments
        for index in first..<operands.count { inputs.append(operands[index]) }
        operands.removeLast(task.arguments)
        operands.append(UInt32(tasks.count))
        firstInput.append(UInt32(inputs.count))
        tasks.append(task.node)
        if !isForOne || task.node._withUnsafeGuaranteedRef(\.isShared) {
            places.insertLast(of: tasks.elements)
        }
    }
}
