import Foundation

extension PlainJSON {
    /// Whether two texts say the same, but for the order of keys and the members with these keys.
    ///
    /// Numbers are equal if they are the same integer or are nearest to the same double. A key that
    /// stands twice in an object says nothing, so no text is equal to that.
    func says(_ other: PlainJSON, but ignored: Set<String> = []) -> Bool {
        switch (self, other) {
        case (.word(let a), .word(let b)):
            return a == b || Self.isSame(a, b)
        case (.text(let a), .text(let b)):
            return a == b || Self.unescaped(a) == Self.unescaped(b) && Self.unescaped(a) != nil
        case (.list(let a), .list(let b)):
            return a.count == b.count && zip(a, b).allSatisfy { $0.says($1) }
        case (.object(let a), .object(let b)):
            guard let first = Self.members(a, but: ignored),
                let second = Self.members(b, but: ignored), first.count == second.count
            else { return false }
            return first.allSatisfy { key, value in second[key].map { value.says($0) } ?? false }
        default:
            return false
        }
    }

    private static func members(
        _ members: [(key: [UInt8], value: PlainJSON)], but ignored: Set<String>
    ) -> [[UInt16]: PlainJSON]? {
        var result: [[UInt16]: PlainJSON] = [:]
        for (key, value) in members {
            guard let name = unescaped(key), result.updateValue(value, forKey: name) == nil
            else { return nil }
        }
        return result.filter { !ignored.contains(String(decoding: $0.key, as: UTF16.self)) }
    }

    private static func isSame(_ a: String, _ b: String) -> Bool {
        if let first = Int128(a), let second = Int128(b) { return first == second }
        guard let first = Double(a), let second = Double(b) else { return false }
        return first == second
    }

    /// The code units of a string, or `nil` if it has an escape that JSON lacks.
    private static func unescaped(_ text: [UInt8]) -> [UInt16]? {
        guard let string = String(validating: text, as: UTF8.self) else { return nil }
        var units: [UInt16] = []
        var rest = string.utf16[...]
        while let unit = rest.popFirst() {
            guard unit == 0x5C else {
                units.append(unit)
                continue
            }
            switch rest.popFirst() {
            case 0x22: units.append(0x22)
            case 0x5C: units.append(0x5C)
            case 0x2F: units.append(0x2F)
            case 0x62: units.append(8)
            case 0x66: units.append(12)
            case 0x6E: units.append(10)
            case 0x72: units.append(13)
            case 0x74: units.append(9)
            case 0x75:
                guard rest.count >= 4,
                    let code = UInt16(String(decoding: rest.prefix(4), as: UTF16.self), radix: 16)
                else { return nil }
                units.append(code)
                rest = rest.dropFirst(4)
            default: return nil
            }
        }
        return units
    }
}
