/// What one call of a delayed function will do: the function, and where its arguments come from.
///
/// A node names nodes that were there before it, so no cycle can be made. It is immutable as long as
/// anybody can see it. Unchecked: `inputs` is changed by `deinit` alone, in nodes that nobody else
/// holds.
final class Node: @unchecked Sendable {
    let function: Function
    private(set) var inputs: [Source]

    init(_ function: Function, _ inputs: [Source]) {
        self.function = function
        self.inputs = inputs
    }

    /// Takes the nodes apart that only this one holds.
    ///
    /// It does so one after another: left to themselves they would release each other in calls as
    /// deep as the graph, for which no stack is large enough.
    deinit {
        var orphans: [Node] = []
        inputs.appendTasks(to: &orphans)
        while var node = orphans.popLast() {
            if isKnownUniquelyReferenced(&node) {
                node.inputs.appendTasks(to: &orphans)
                node.inputs = []
            }
        }
    }
}

/// Where an argument comes from.
enum Source: Sendable {
    /// A value that was there when the graph was built, in a ``Box``.
    case constant(AnyBox)
    case task(Node)
}

extension [Source] {
    /// Appends the nodes among these.
    fileprivate func appendTasks(to nodes: inout [Node]) {
        for case .task(let node) in self { nodes.append(node) }
    }
}

/// A named function of any number of arguments, without their types.
final class Function: Sendable {
    let name: String
    /// Calls it, and puts what it returns in a ``Box``.
    let call: @Sendable (borrowing Arguments) throws -> AnyBox

    init(_ name: String, _ call: @escaping @Sendable (borrowing Arguments) throws -> AnyBox) {
        self.name = name
        self.call = call
    }
}

/// A ``Box`` of any type.
typealias AnyBox = any AnyObject & Sendable

/// A value behind a reference, so that values of all types can be kept alike.
final class Box<Value: Sendable>: Sendable {
    let value: Value

    init(_ value: Value) {
        self.value = value
    }
}

extension Box {
    /// The value in a box that is known to hold one of this type.
    static func value(in box: AnyBox) -> Value {
        unsafeDowncast(box, to: Box<Value>.self).value
    }
}
