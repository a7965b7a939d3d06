/// What one call of a delayed function will do: the function, and where its arguments come from.
///
/// A node names nodes that were there before it, so no cycle can be made. It is immutable as long as
/// anybody can see it. The arguments stand behind the header in the same piece of memory, of which a
/// large graph takes as many as it has nodes.
final class Node: ManagedBuffer<Node.Header, Source> {
    struct Header {
        let function: Function
        fileprivate(set) var inputs: Int
    }

    /// A call of a function, with as many arguments as it takes.
    static func call(_ function: Function, _ inputs: some Collection<Source>) -> Node {
        let node = create(minimumCapacity: inputs.count) { _ in
            Header(function: function, inputs: inputs.count)
        }
        node.withUnsafeMutablePointerToElements { elements in
            var element = elements
            for input in inputs {
                element.initialize(to: input)
                element += 1
            }
        }
        return unsafeDowncast(node, to: Node.self)
    }

    /// What is called.
    var function: Function { header.function }

    /// Calls it.
    func call(_ arguments: borrowing Arguments) throws -> AnyBox {
        // Without counting a reference: many workers call few functions, and would wait for each other.
        try withUnsafeMutablePointerToHeader {
            try Unmanaged.passUnretained($0.pointee.function)._withUnsafeGuaranteedRef {
                try $0.call(arguments)
            }
        }
    }

    /// Where the arguments come from, valid as long as the node is.
    var inputs: UnsafeBufferPointer<Source> {
        withUnsafeMutablePointers { header, elements in
            UnsafeBufferPointer(start: elements, count: header.pointee.inputs)
        }
    }

    /// Takes the nodes apart that only this one holds.
    ///
    /// It does so one after another: left to themselves they would release each other in calls as
    /// deep as the graph, for which no stack is large enough.
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
            for index in 0..<header.pointee.inputs {
                if case .task(let node) = (elements + index).move() { nodes.append(node) }
            }
            header.pointee.inputs = 0
        }
    }
}

/// Where an argument comes from.
///
/// Unchecked: only `deinit` changes nodes, those that nobody else holds.
enum Source: @unchecked Sendable {
    /// A value that was there when the graph was built, in a ``Box``.
    case constant(AnyBox)
    case task(Node)
}

/// A ``Box`` of any type.
typealias AnyBox = any AnyObject & Sendable

/// A value behind a reference, so that values of all types can be kept alike.
final class Box<Value: Sendable>: Sendable {
    let value: Value

    init(_ value: Value) {
        self.value = value
    }

    /// The value in a box that is known to hold one of this type.
    static func value(in box: AnyBox) -> Value {
        unsafeDowncast(box, to: Box<Value>.self).value
    }
}
