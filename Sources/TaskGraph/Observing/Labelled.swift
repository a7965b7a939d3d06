internal import Foundation

/// What drawings and traces call a value that is given to a task.
protocol Labelled: AnyObject {
    /// A few words for the value.
    var label: String { get }

    /// The name of its type.
    var typeName: String { get }
}

extension Box: Labelled {
    /// The value as a literal or as it describes itself, or the number of its elements if it has
    /// more than a few.
    var label: String {
        if let text = value as? any StringProtocol {
            return "\"" + String(text).shortened(to: 30) + "\""
        }
        if let elements = value as? any Collection, elements.count > 4 {
            return "\(typeName) ×\(elements.count)"
        }
        if let time = value as? Measurement<UnitDuration>, time.unit == .minutes {
            // Foundation would say "m".
            return String(format: "%g min", time.value)
        }
        return String(describing: value).shortened(to: 40)
    }

    var typeName: String { "\(Value.self)" }
}

extension Source {
    /// What to call the value, if it is there already.
    var constant: (any Labelled)? {
        guard case .constant(let box) = self else { return nil }
        return box as? any Labelled
    }
}

extension GraphTask {
    /// A few words for each of the arguments that were there when the graph was built.
    var constants: [String] {
        guard case .task(let node) = source else { return [] }
        return node.inputs.prefix(5).compactMap { $0.constant?.label }
    }
}
