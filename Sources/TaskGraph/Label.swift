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

extension String {
    /// The text in one line, with its middle left out if it is longer than `length` characters.
    func shortened(to length: Int) -> String {
        let line = prefix(4 * length).split(whereSeparator: \.isNewline).joined(separator: " ")
        guard line.count > length || count > 4 * length else { return line }
        return line.prefix(length * 2 / 3) + "…" + suffix(length / 3 - 1)
    }
}
