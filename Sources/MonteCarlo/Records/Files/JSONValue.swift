/// A value of JSON, for comparing two texts that should say the same.
enum JSONValue: Decodable, Equatable {
    case null
    case bool(Bool)
    case integer(Int64)
    case natural(UInt64)
    case number(Double)
    case text(String)
    case list([JSONValue])
    case object([String: JSONValue])

    init(from decoder: any Decoder) throws {
        // Long lists are of numbers, so these are tried first.
        let single = try decoder.singleValueContainer()
        if let value = try? single.decode(Int64.self) {
            self = .integer(value)
        } else if let value = try? single.decode(UInt64.self) {
            self = .natural(value)
        } else if let value = try? single.decode(Double.self) {
            self = .number(value)
        } else if single.decodeNil() {
            self = .null
        } else if let value = try? single.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? single.decode(String.self) {
            self = .text(value)
        } else if let container = try? decoder.container(keyedBy: Key.self) {
            var members: [String: JSONValue] = [:]
            for key in container.allKeys {
                members[key.stringValue] = try container.decode(JSONValue.self, forKey: key)
            }
            self = .object(members)
        } else {
            var container = try decoder.unkeyedContainer()
            var elements: [JSONValue] = []
            while !container.isAtEnd { elements.append(try container.decode(JSONValue.self)) }
            self = .list(elements)
        }
    }

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// The value of a key of an object.
    subscript(key: String) -> JSONValue? {
        get { if case .object(let members) = self { members[key] } else { nil } }
        set {
            guard case .object(var members) = self else { return }
            members[key] = newValue
            self = .object(members)
        }
    }

    /// Where this first differs from another value, as text, or `nil` if they are equal.
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
