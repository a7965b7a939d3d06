/// A value of JSON, for comparing two texts that should say the same.
enum JSONValue: Equatable {
    case null
    case bool(Bool)
    /// A number that is an integer of 64 bits.
    case integer(Int64)
    /// A larger integer.
    case natural(UInt64)
    /// Any other number, as the nearest double.
    case number(Double)
    case text(String)
    case list([JSONValue])
    case object([String: JSONValue])

    /// The value of a key of an object.
    subscript(key: String) -> JSONValue? {
        get { if case .object(let members) = self { members[key] } else { nil } }
        set {
            guard case .object(var members) = self else { return }
            members[key] = newValue
            self = .object(members)
        }
    }

    /// What this has where it first differs from another value, such as "the key 'plan.layout'", or
    /// `nil` if they are equal.
    func firstDifference(from other: JSONValue, at path: String = "") -> String? {
        switch (self, other) {
        case (.object(let a), .object(let b)):
            for key in Set(a.keys).union(b.keys).sorted() {
                let place = path.isEmpty ? key : path + "." + key
                guard let first = a[key] else { return "no key '\(place)'" }
                guard let second = b[key] else { return "the key '\(place)'" }
                if let difference = first.firstDifference(from: second, at: place) {
                    return difference
                }
            }
            return nil
        case (.list(let a), .list(let b)) where a.count == b.count:
            return a.indices.lazy.compactMap {
                a[$0].firstDifference(from: b[$0], at: "\(path).\($0)")
            }
            .first
        default:
            return self == other ? nil : "this value of '\(path)'"
        }
    }
}
