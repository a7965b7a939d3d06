import Synchronization

/// A future call of a function: the function, and the sources of its arguments.
///
/// A node refers only to older nodes, so a graph has no cycles. It is immutable while anything
/// refers to it. The arguments follow the header in the same allocation, so a graph makes one
/// allocation a node.
@usableFromInline
final class Node: ManagedBuffer<Node.Header, Source> {
    @usableFromInline
    struct Header {
        let function: Function
        fileprivate(set) var inputs: UInt32
        /// The number of arguments that come from this node, in all graphs together.
        ///
        /// Counting stops once it reaches 2. The field is accessed as an `Atomic`, which the header
        /// cannot hold because it must be copyable.
        fileprivate var uses: UInt32 = 0
    }

    /// Makes a node that calls a function with as many arguments as it takes.
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

    /// The function that the node calls.
    var function: Function {
        withUnsafeMutablePointerToHeader { $0.pointee.function }
    }

    /// Calls the function.
    func call(_ arguments: Arguments) throws -> AnyBox {
        // Do not retain the function: many workers call few functions, and would contend for their
        // reference counts.
        try withUnsafeMutablePointerToHeader {
            try Unmanaged.passUnretained($0.pointee.function)._withUnsafeGuaranteedRef {
                try $0.call(arguments)
            }
        }
    }

    /// The sources of the arguments, valid while the node is alive.
    var inputs: UnsafeBufferPointer<Source> {
        withUnsafeMutablePointers { header, elements in
            UnsafeBufferPointer(start: elements, count: Int(header.pointee.inputs))
        }
    }

    /// Whether more than one argument comes from this node, in all graphs together.
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
            // Not `&header.pointee.uses`, which would be a separate, non-atomic access.
            guard let uses = header.pointer(to: \.uses) else {
                preconditionFailure("a stored property has an address")
            }
            return body(
                UnsafeMutableRawPointer(uses).assumingMemoryBound(to: Atomic<UInt32>.self).pointee)
        }
    }

    /// Releases the nodes that only this one refers to, one after another.
    ///
    /// By default, nodes would release each other recursively, as deep as the graph, and a deep
    /// graph would overflow the stack. Graphs inside constants and graphs captured by functions are
    /// still released recursively.
    deinit {
        var orphans: [Node] = []
        takeInputs(&orphans)
        while var node = orphans.popLast() {
            if isKnownUniquelyReferenced(&node) { node.takeInputs(&orphans) }
        }
    }

    /// Removes all arguments, and appends the nodes among them to `nodes`.
    private func takeInputs(_ nodes: inout [Node]) {
        withUnsafeMutablePointers { header, elements in
            for index in 0..<Int(header.pointee.inputs) {
                if case .task(let node) = (elements + index).move() { nodes.append(node) }
            }
            header.pointee.inputs = 0
        }
    }
}
