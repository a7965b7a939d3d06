/// The contents of a graph's drawing: single tasks, and many similar tasks as one item.
///
/// Tasks are siblings if they have the same name and number of arguments, and if their results go
/// to siblings. More than `limit` siblings become one item. So do more than `limit` items of the
/// same name in a row, each of which feeds only the next.
///
/// Takes O(tasks + arguments) time.
struct Drawing {
    /// One or more tasks, drawn as one.
    struct Item {
        let name: String
        /// The tasks' places in the order, ascending.
        var tasks: [Int]
        /// The number of links in a row, each of which is a task or a group of siblings.
        var inARow = 1
        /// The items whose results these tasks take, each listed once.
        var inputs: [Int]
    }

    /// The value that the tasks lead to.
    let target: Source
    let schedule: Schedule
    private(set) var items: [Item] = []
    /// The item of each task.
    private(set) var itemOfTask: [Int] = []

    /// The largest number of siblings that are drawn one by one.
    static let limit = 36

    init(_ target: Source) {
        self.target = target
        schedule = Schedule([target])
        joinSiblings()
        joinRows()
    }

    /// Makes the items, ignoring rows.
    private mutating func joinSiblings() {
        let groups = Self.groups(schedule)
        var sizes: [Int: Int] = [:]
        for group in groups { sizes[group, default: 0] += 1 }

        var itemOfGroup: [Int: Int] = [:]
        for task in schedule.tasks.indices {
            let isAlone = sizes[groups[task], default: 0] <= Self.limit
            let item = isAlone ? items.count : itemOfGroup[groups[task], default: items.count]
            if item == items.count {
                let name = schedule.node(task).function.name
                items.append(Item(name: name, tasks: [], inputs: []))
                if !isAlone { itemOfGroup[groups[task]] = item }
            }
            items[item].tasks.append(task)
            itemOfTask.append(item)
            let inputs = schedule.inputs(of: task).filter { $0 != Schedule.constant }
            items[item].inputs.append(contentsOf: inputs.map { itemOfTask[Int($0)] })
        }
        for item in items.indices {
            var seen: Set<Int> = []
            items[item].inputs.removeAll { !seen.insert($0).inserted }
        }
    }

    /// For each task, a number that it has in common with its siblings only.
    private static func groups(_ schedule: Schedule) -> [Int] {
        let consumers = Consumers(schedule)
        var names = Numbering<String>()
        var groups = Numbering<[Int]>()
        var groupOfTask = Array(repeating: 0, count: schedule.tasks.count)
        for task in schedule.tasks.indices.reversed() {
            let name = names.number(of: schedule.node(task).function.name)
            let users = Set(consumers[task].map { groupOfTask[Int($0)] })
            groupOfTask[task] = groups.number(
                of: [name, schedule.inputs(of: task).count] + users.sorted())
        }
        return groupOfTask
    }

    /// Replaces each long row of items by one item.
    private mutating func joinRows() {
        var consumers = Array(repeating: 0, count: items.count)
        for item in items {
            for input in item.inputs { consumers[input] += 1 }
        }
        var following: [Int: Int] = [:]
        var heads: [Int] = []
        for (index, item) in items.enumerated() {
            if item.inputs.count == 1, let input = item.inputs.first, consumers[input] == 1,
                items[input].name == item.name, items[input].tasks.count == item.tasks.count
            {
                following[input] = index
            } else {
                heads.append(index)
            }
        }
        var place = Array(items.indices)
        for head in heads {
            let row = Array(sequence(first: head) { following[$0] })
            guard row.count > Self.limit, let last = row.last else { continue }
            items[last].inputs = items[head].inputs
            items[last].tasks = row.flatMap { items[$0].tasks }.sorted()
            items[last].inARow = row.count
            for item in row { place[item] = last }
        }
        // Only the last item of each row remains.
        let left = items.indices.filter { place[$0] == $0 }
        var index = Array(repeating: 0, count: items.count)
        for (new, old) in left.enumerated() { index[old] = new }
        items = left.map { old in
            var item = items[old]
            item.inputs = item.inputs.map { index[place[$0]] }
            return item
        }
        itemOfTask = itemOfTask.map { index[place[$0]] }
    }
}

/// Numbers distinct things from 0 in order of appearance.
private struct Numbering<Thing: Hashable> {
    private var numbers: [Thing: Int] = [:]

    mutating func number(of thing: Thing) -> Int {
        if let number = numbers[thing] { return number }
        numbers[thing] = numbers.count
        return numbers.count - 1
    }
}
