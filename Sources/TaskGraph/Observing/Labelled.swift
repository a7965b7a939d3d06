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

extension String {
    /// The text in one line, with its middle left out if it is longer than `length` characters,
    /// which are 6 at least.
    func shortened(to length: Int) -> String {
        func line(_ part: Substring) -> String {
            part.split(whereSeparator: \.isNewline).joined(separator: " ")
        }
        // A text may be too long to be looked at whole.
        if let end = index(startIndex, offsetBy: length, limitedBy: endIndex), end < endIndex {
            return line(prefix(length * 2 / 3)) + "…" + line(suffix(length / 3 - 1))
        }
        return line(self[...])
    }
}
