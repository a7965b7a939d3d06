/// The tasks of a graph in their documented order, and which of them need which.
///
/// The order is that of evaluating an expression: depth first, the first argument first, each task
/// once and right after the last of its arguments that was not there yet. So results die young, and
/// a task stands behind all that it depends on.
///
/// Building it takes time in O(tasks + arguments), and no stack. Tasks are known by their places in
/// the order. Unchecked: nothing changes once it is built, and the targets keep the nodes alive. They
/// and the arrays are counted by one reference, as workers would wait for each other's counting.
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

    /// The order in which to compute `targets`, the first first.
    init(_ targets: [Source]) {
        var walk = Walk()
        for target in targets { walk.visit(target) }
        self.targets = targets
        targetPlaces = walk.operands
        tasks = .copy(of: walk.tasks)
        allInputs = .copy(of: walk.inputs)
        firstInput = .copy(of: walk.firstInput)
    }

    deinit {
        tasks.deallocate()
        allInputs.deallocate()
        firstInput.deallocate()
    }

    /// For each argument of a task the place of the task that it comes from, or `constant`.
    func inputs(of task: Int) -> Slice<UnsafeBufferPointer<UInt32>> {
        allInputs[Int(firstInput[task])..<Int(firstInput[task + 1])]
    }

    /// A task, for those to whom a count of references does not matter.
    func node(_ task: Int) -> Node {
        tasks[task].takeUnretainedValue()
    }
}

extension UnsafeBufferPointer {
    fileprivate static func copy(of array: ContiguousArray<Element>) -> Self {
        let copy = UnsafeMutableBufferPointer<Element>.allocate(capacity: array.count)
        _ = copy.initialize(from: array)
        return Self(copy)
    }
}

/// The way through a graph that gives the order.
private struct Walk {
    var tasks: ContiguousArray<Unmanaged<Node>> = []
    var inputs: ContiguousArray<UInt32> = []
    var firstInput: ContiguousArray<UInt32> = [0]
    /// The places of the values that have been visited and not been taken as arguments yet.
    var operands: [UInt32] = []

    private var places = PlaceTable()

    /// Appends the tasks that lead to a value, and its place to the operands.
    mutating func visit(_ target: Source) {
        // Tasks whose arguments are being looked at, each an argument of the one before it.
        var open: [(node: Unmanaged<Node>, inputs: UnsafeBufferPointer<Source>, next: Int)] = []
        var source = target
        while true {
            switch source {
            case .constant:
                operands.append(Schedule.constant)
            case .task(let node):
                let node = Unmanaged.passUnretained(node)
                if let place = places.place(of: node, in: tasks) {
                    operands.append(place)
                } else {
                    open.append((node, node._withUnsafeGuaranteedRef { $0.inputs }, 0))
                }
            }
            // Those that have all their arguments are next in the order.
            while let task = open.last, task.next == task.inputs.count {
                open.removeLast()
                append(task.node, arguments: task.inputs.count)
            }
            guard let last = open.indices.last else { return }
            source = open[last].inputs[open[last].next]
            open[last].next += 1
        }
    }

    /// Appends a task whose arguments are the last operands.
    private mutating func append(_ node: Unmanaged<Node>, arguments: Int) {
        inputs.append(contentsOf: operands.suffix(arguments))
        operands.removeLast(arguments)
        operands.append(UInt32(tasks.count))
        firstInput.append(UInt32(inputs.count))
        tasks.append(node)
        places.insertLast(of: tasks)
    }
}

/// A hash table that finds the place of a node in the order.
private struct PlaceTable {
    /// Places, in slots that follow from the nodes' addresses, `empty` where there is none.
    private var slots = ContiguousArray(repeating: empty, count: 64)
    /// 64 less the logarithm of the number of slots.
    private var shift: UInt64 = 58

    private static let empty = UInt32.max

    func place(of node: Unmanaged<Node>, in tasks: ContiguousArray<Unmanaged<Node>>) -> UInt32? {
        var slot = firstSlot(of: node)
        while slots[slot] != Self.empty {
            if tasks[Int(slots[slot])].toOpaque() == node.toOpaque() { return slots[slot] }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// Adds the last task.
    mutating func insertLast(of tasks: ContiguousArray<Unmanaged<Node>>) {
        precondition(tasks.count < Self.empty, "a graph has fewer than 2^32 - 1 tasks")
        if 2 * tasks.count <= slots.count {
            insert(tasks.count - 1, of: tasks)
        } else {
            shift -= 1
            slots = ContiguousArray(repeating: Self.empty, count: 2 * slots.count)
            for place in tasks.indices { insert(place, of: tasks) }
        }
    }

    private mutating func insert(_ place: Int, of tasks: ContiguousArray<Unmanaged<Node>>) {
        var slot = firstSlot(of: tasks[place])
        while slots[slot] != Self.empty { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = UInt32(place)
    }

    /// Keeps nodes that lie within 64 KiB together, as they are mostly looked for one after another,
    /// and scatters such pieces by Fibonacci hashing: the top bits of a number times 2⁶⁴ over the
    /// golden ratio.
    private func firstSlot(of node: Unmanaged<Node>) -> Int {
        let address = UInt64(UInt(bitPattern: node.toOpaque())) >> 4
        let piece = ((address >> 12) &* 0x9E37_79B9_7F4A_7C15) >> shift
        return Int(piece &+ (address & 4095)) & (slots.count - 1)
    }
}
