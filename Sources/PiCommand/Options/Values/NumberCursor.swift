/// A place in the text of a number, up to which the text is read.
///
/// It compares bytes: as Swift's strings compare, the Kelvin sign is equal to the letter K.
struct NumberCursor {
    /// What is not read yet.
    private(set) var rest: ArraySlice<UInt8>

    init(_ text: String) {
        rest = Array(text.utf8)[...]
    }

    var isAtEnd: Bool { rest.isEmpty }

    /// Whether the rest is one or more of the letters A to Z and a to z.
    var isAtWord: Bool {
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        return !rest.isEmpty && rest.allSatisfy { letters.contains($0 | 0x20) }
    }

    /// Whether the rest is this text.
    func isAt(_ text: String) -> Bool {
        rest.elementsEqual(text.utf8)
    }

    /// Reads this text if it comes next, and returns whether it does.
    mutating func take(_ text: String) -> Bool {
        guard rest.starts(with: text.utf8) else { return false }
        rest = rest.dropFirst(text.utf8.count)
        return true
    }

    /// Reads the digits that come next, and returns their values.
    ///
    /// - Parameters:
    ///   - radix: 10, or 16 for digits that go on with A to F or a to f.
    ///   - areGrouped: Whether single underscores may stand between digits.
    mutating func takeDigits(radix: UInt8 = 10, areGrouped: Bool = true) -> [UInt8] {
        var digits: [UInt8] = []
        var end = rest.startIndex
        var next = end
        while next < rest.endIndex, let digit = Self.value(of: rest[next], radix: radix) {
            digits.append(digit)
            end = next + 1
            let isUnderscore = end < rest.endIndex && rest[end] == UInt8(ascii: "_")
            next = areGrouped && isUnderscore ? end + 1 : end
        }
        rest = rest[end...]
        return digits
    }

    private static func value(of byte: UInt8, radix: UInt8) -> UInt8? {
        let value: UInt8
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): value = byte - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): value = byte - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): value = byte - UInt8(ascii: "a") + 10
        default: return nil
        }
        return value < radix ? value : nil
    }
}
