import Synchronization

/// What one call of a delayed function will do: the function, and where its arguments come from.
///
/// A node names nodes that were there before it, so no cycle can be made. It is immutable as long
/// as anybody can see it. The arguments stand behind the header in the same piece of memory, of
/// which a large graph takes as many as it has nodes.
@usableFromInline
final class Node: ManagedBuffer<Node.Header, Source> {
    @usableFromInline
    struct Header {
        let function: Function
        fileprivate(set) var inputs: UInt32
        /// How many arguments come from here; or 2, which is as good as more.
        ///
        /// It is used as an `Atomic`, which a header cannot hold, as it cannot be copied.
        fileprivate var uses: UInt32 = 0
    }

    /// A call of a function, with as many arguments as it takes.
    static func call(_ function: Function, _ inputs: [Source]) -> Node {
        let node = create(minimumCapacity: inputs.count) { _ in
            Header(function: function, inputs: UInt32(inputs.count))
        }
        node.withUnsafeMutablePointerToElements { elements in
            for (index, input) in inputs.enumerated() {
                (elements + index).initialize(to: input)
                if case .task(let node) = input { node.addUse() }
            }
        }
        return unsafeDowncast(node, to: Node.self)
    }

    /// What is called.
    var function: Function {
        withUnsafeMutablePointerToHeader { $0.pointee.function }
    }

    /// Calls it.
    func call(_ arguments: Arguments) throws -> AnyBox {
        // Without counting a reference: many workers call few functions, and would wait for each
        // other.
        try withUnsafeMutablePointerToHeader {
            try Unmanaged.passUnretained($0.pointee.function)._withUnsafeGuaranteedRef {
                try $0.call(arguments)
            }
        }
    }

    /// Where the arguments come from, valid as long as the node is.
    var inputs: UnsafeBufferPointer<Source> {
        withUnsafeMutablePointers { header, elements in
            UnsafeBufferPointer(start: elements, count: Int(header.pointee.inputs))
        }
    }

    /// Whether more than one argument comes from here, in all graphs together.
    var isShared: Bool {
        withUses { $0.load(ordering: .relaxed) > 1 }
    }

    private func addUse() {
        withUses { uses in
            if uses.load(ordering: .relaxed) < 2 { uses.wrappingAdd(1, ordering: .relaxed) }
        }
    }

    private func withUses<Result>(_ body: (borrowing Atomic<UInt32>) -> Result) -> Result {
        withUnsafeMutablePointerToHeader { header in
            // Not `&header.pointee.uses`: that would be an access of its own, without order.
            guard let uses = header.pointer(to: \.uses) else {
                preconditionFailure("a stored property has an address")
            }
            return body(
                UnsafeMutableRawPointer(uses).assumingMemoryBound(to: Atomic<UInt32>.self).pointee)
        }
    }

    /// Takes the nodes apart that only this one holds.
    ///
    /// It does so one after another: left to themselves they would release each other in calls as
    /// deep as the graph, for which no stack is large enough. Of graphs in constants, and of those
    /// that functions capture, it knows nothing.
    deinit {
        var orphans: [Node] = []
        takeInputs(&orphans)
        while var node = orphans.popLast() {
            if isKnownUniquelyReferenced(&node) { node.takeInputs(&orphans) }
        }
    }

    /// Lets go of all arguments, but hands over the nodes among them.
    private func takeInputs(_ nodes: inout [Node]) {
        withUnsafeMutablePointers { header, elements in
            for index in 0..<Int(header.pointee.inputs) {
                if case .task(let node) = (elements + index).move() { nodes.append(node) }
            }
            header.pointee.inputs = 0
        }
    }
}
