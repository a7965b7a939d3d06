/// A value given to a task, as drawings and traces show it.
protocol Labelled: AnyObject {
    /// A short text for the value.
    var label: String { get }

    /// The name of the value's type.
    var typeName: String { get }
}

extension Box: Labelled {
    /// The value as a literal or by its own description.
    ///
    /// A collection of more than four elements is shown by its type and the number of elements.
    var label: String {
        if let text = value as? any StringProtocol {
            return "\"" + String(text).shortened(to: 30) + "\""
        }
        if let elements = value as? any Collection, elements.count > 4 {
            return "\(typeName) ×\(elements.count)"
        }
        // A duration describes itself in seconds, with an exponent if there are many.
        if let time = value as? Duration { return (time / .seconds(1)).asTime }
        return String(describing: value).shortened(to: 40)
    }

    var typeName: String { "\(Value.self)" }
}

extension Source {
    /// The value, if the source is a constant.
    var constant: (any Labelled)? {
        guard case .constant(let box) = self else { return nil }
        return box as? any Labelled
    }
}

extension GraphTask {
    /// Short texts for the constants among the task's first five arguments.
    var constants: [String] {
        guard case .task(let node) = source else { return [] }
        return node.inputs.prefix(5).compactMap { $0.constant?.label }
    }
}
