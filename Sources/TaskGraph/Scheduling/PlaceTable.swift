/// A hash table from nodes to their places in the order.
struct PlaceTable {
    /// Places, in slots chosen by the nodes' addresses; `empty` marks a free slot.
    private var slots = ContiguousArray(repeating: empty, count: 64)
    /// The number of occupied slots.
    private var count = 0
    /// 64 minus the binary logarithm of the number of slots.
    private var shift: UInt64 = 58

    private static let empty = UInt32.max

    /// The place of a node among these tasks, or `nil` if the table does not have it.
    func place(of node: Unmanaged<Node>, in tasks: UnsafeBufferPointer<Unmanaged<Node>>) -> UInt32?
    {
        var slot = firstSlot(of: node)
        while slots[slot] != Self.empty {
            if tasks[Int(slots[slot])].toOpaque() == node.toOpaque() { return slots[slot] }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// Adds the last of these tasks.
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

    /// The slot at which the search for a node begins.
    ///
    /// Nodes within the same 64 KiB of memory get slots close together, because they are mostly
    /// looked up one after another. Fibonacci hashing scatters these pieces of memory: it takes the
    /// top bits of a piece's number times 2⁶⁴ over the golden ratio.
    private func firstSlot(of node: Unmanaged<Node>) -> Int {
        let address = UInt64(UInt(bitPattern: node.toOpaque())) >> 4
        let piece = ((address >> 12) &* 0x9E37_79B9_7F4A_7C15) >> shift
        return Int(piece &+ (address & 4095)) & (slots.count - 1)
    }
}
