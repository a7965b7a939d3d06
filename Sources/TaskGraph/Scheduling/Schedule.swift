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

/// The way through a graph that gives the order.
private struct Walk: ~Copyable {
    var tasks = GrowingBuffer<Unmanaged<Node>>()
    var inputs = GrowingBuffer<UInt32>()
    var firstInput = GrowingBuffer<UInt32>()
    /// The places of the values that have been visited and not been taken as arguments yet.
    var operands = GrowingBuffer<UInt32>()

    /// The places of tasks that may be come to again.
    private var places = PlaceTable()
    /// Whether all tasks are come to as arguments, but for the last.
    private let isForOne: Bool

    init(isForOne: Bool) {
        self.isForOne = isForOne
        firstInput.append(0)
    }

    /// Appends the tasks that lead to a value, and its place to the operands.
    mutating func visit(_ target: Source) {
        // Tasks whose arguments are being looked at, each an argument of the one before it.
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

    /// A task, and those of its arguments that have not been looked at.
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

    /// Appends a value's place to the operands, or a task that is new to the open ones.
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

/// A hash table that finds the place of a node in the order.
private struct PlaceTable {
    /// Places, in slots that follow from the nodes' addresses, `empty` where there is none.
    private var slots = ContiguousArray(repeating: empty, count: 64)
    /// How many slots are taken.
    private var count = 0
    /// 64 less the logarithm of the number of slots.
    private var shift: UInt64 = 58

    private static let empty = UInt32.max

    func place(of node: Unmanaged<Node>, in tasks: UnsafeBufferPointer<Unmanaged<Node>>) -> UInt32?
    {
        var slot = firstSlot(of: node)
        while slots[slot] != Self.empty {
            if tasks[Int(slots[slot])].toOpaque() == node.toOpaque() { return slots[slot] }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// Adds the last task.
    mutating func insertLast(of tasks: UnsafeBufferPointer<Unmanaged<Node>>) {
        precondition(tasks.count < Self.empty, "a graph has fewer than 2^32 - 1 tasks")
        if 2 * count == slots.count {
            let old = slots
            shift -= 1
            slots = ContiguousArray(repeating: Self.empty, count: 2 * old.count)
            for place in old where place != Self.empty { insert(place, of: tasks) }
        }
        insert(UInt32(tasks.count - 1), of: tasks)
        count += 1
    }

    private mutating func insert(_ place: UInt32, of tasks: UnsafeBufferPointer<Unmanaged<Node>>) {
        var slot = firstSlot(of: tasks[Int(place)])
        while slots[slot] != Self.empty { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = place
    }

    /// Keeps nodes that lie within 64 KiB together, as they are mostly looked for one after
    /// another, and scatters such pieces by Fibonacci hashing: the top bits of a number times 2⁶⁴
    /// over the golden ratio.
    private func firstSlot(of node: Unmanaged<Node>) -> Int {
        let address = UInt64(UInt(bitPattern: node.toOpaque())) >> 4
        let piece = ((address >> 12) &* 0x9E37_79B9_7F4A_7C15) >> shift
        return Int(piece &+ (address & 4095)) & (slots.count - 1)
    }
}
