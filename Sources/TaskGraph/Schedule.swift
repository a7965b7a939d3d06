/// The tasks of a graph in their documented order, and which of them need which.
///
/// The order is that of evaluating an expression: depth first, the first argument first, each task once
/// and right after the last of its arguments that was not there yet. So results die young, and a
/// task stands behind all that it depends on.
///
/// Building it takes time in O(tasks + arguments), and no stack. Tasks are known by their places in the order.
struct Schedule: Sendable {
    /// The tasks.
    private(set) var tasks: ContiguousArray<Node> = []

    /// For each argument of each task the place of the task that it comes from, or `constant`.
    private(set) var inputs: ContiguousArray<UInt32> = []

    /// The places in `inputs` of the first argument of each task, and behind the last.
    private(set) var firstInput: ContiguousArray<UInt32> = [0]

    /// The same for the values to be computed.
    private(set) var targets: [UInt32] = []

    /// Stands for an argument that is there already.
    static let constant = UInt32.max

    /// The order in which to compute `targets`, the first first.
    init(_ targets: [Source]) {
        // A task whose arguments are being looked at, and how many have been.
        var open: [(node: Node, next: Int)] = []
        // The places of the arguments that have been looked at, those of the innermost task last.
        var operands: [UInt32] = []
        var places = PlaceTable()

        func look(at source: Source) {
            switch source {
            case .constant:
                operands.append(Self.constant)
            case .task(let node):
                if let place = places.place(of: node, in: tasks) {
                    operands.append(place)
                } else {
                    open.append((node, 0))
                }
            }
        }

        for target in targets {
            look(at: target)
            while let (node, next) = open.last {
                if next < node.inputs.count {
                    open[open.count - 1].next += 1
                    look(at: node.inputs[next])
                } else {
                    open.removeLast()
                    inputs.append(contentsOf: operands.suffix(next))
                    operands.removeLast(next)
                    firstInput.append(UInt32(inputs.count))
                    operands.append(UInt32(tasks.count))
                    tasks.append(node)
                    places.insert(node, in: tasks)
                }
            }
        }
        self.targets = operands
    }

    /// Where in `inputs` the arguments of a task are.
    func inputRange(of task: Int) -> Range<Int> {
        Int(firstInput[task])..<Int(firstInput[task + 1])
    }

    /// The tasks that a task depends on, once for each argument.
    func dependencies(of task: Int) -> some Sequence<Int> {
        inputs[inputRange(of: task)].lazy.filter { $0 != Self.constant }.map(Int.init)
    }
}

/// The tasks that use the result of each task.
struct Consumers: Sendable {
    private var first: ContiguousArray<UInt32>
    private var consumers: [UInt32]

    init(_ schedule: Schedule) {
        let count = schedule.tasks.count
        first = ContiguousArray(repeating: 0, count: count + 1)
        for input in schedule.inputs where input != Schedule.constant {
            first[Int(input)] += 1
        }
        // Each entry becomes the end of its task's list, and then moves to the list's beginning.
        var end: UInt32 = 0
        for task in 0...count {
            end += first[task]
            first[task] = end
        }
        consumers = Array(repeating: 0, count: Int(end))
        for task in (0..<count).reversed() {
            for input in schedule.inputs[schedule.inputRange(of: task)].reversed()
            where input != Schedule.constant {
                first[Int(input)] -= 1
                consumers[Int(first[Int(input)])] = UInt32(task)
            }
        }
    }

    /// Those of one task in the documented order, once for each argument.
    subscript(task: Int) -> ArraySlice<UInt32> {
        consumers[Int(first[task])..<Int(first[task + 1])]
    }
}

/// A hash table that finds the place of a node in the order.
private struct PlaceTable {
    /// Places, in slots that follow from the nodes' addresses, `empty` where there is none.
    private var slots = ContiguousArray(repeating: empty, count: 64)
    /// 64 less the logarithm of the number of slots.
    private var shift = 58

    private static let empty = UInt32.max

    func place(of node: Node, in tasks: ContiguousArray<Node>) -> UInt32? {
        var slot = firstSlot(of: node)
        while slots[slot] != Self.empty {
            if tasks[Int(slots[slot])] === node { return slots[slot] }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// Adds the last of `tasks`.
    mutating func insert(_ node: Node, in tasks: ContiguousArray<Node>) {
        precondition(tasks.count < Self.empty, "a graph has fewer than 2^32 - 1 tasks")
        if 2 * tasks.count > slots.count {
            shift -= 1
            slots = ContiguousArray(repeating: Self.empty, count: 2 * slots.count)
            for (place, node) in tasks.enumerated() { put(place, at: node) }
        } else {
            put(tasks.count - 1, at: node)
        }
    }

    private mutating func put(_ place: Int, at node: Node) {
        var slot = firstSlot(of: node)
        while slots[slot] != Self.empty { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = UInt32(place)
    }

    /// Fibonacci hashing: the top bits of the address times 2⁶⁴ over the golden ratio.
    private func firstSlot(of node: Node) -> Int {
        let address = UInt64(UInt(bitPattern: ObjectIdentifier(node)))
        return Int((address &* 0x9E37_79B9_7F4A_7C15) >> UInt64(shift))
    }
}
