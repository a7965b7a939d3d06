#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension JSONValue {
    /// Reads a text in UTF-8, as RFC 8259 defines it.
    ///
    /// Foundation's decoders accept equal keys in one object, and skip numbers that are not asked for.
    /// Here equal keys are an error, and so is any number that is malformed or too large.
    ///
    /// Throws ``PiKitError`` with the code `record`. Values may be nested 512 deep. Takes O(bytes)
    /// time.
    init(json: Data) throws(PiKitError) {
        // Reading `Data` byte by byte is slow.
        var reader = JSONReader(bytes: Array(json))
        self = try reader.document()
    }
}

/// A reader of JSON.
private struct JSONReader {
    private let bytes: [UInt8]
    private var place = 0
    private var depth = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The value that is the whole text.
    mutating func document() throws(PiKitError) -> JSONValue {
        let value = try value()
        skipSpace()
        guard place == bytes.count else { throw failure }
        return value
    }

    private var failure: PiKitError {
        PiKitError(.record, "it is not JSON: byte \(place) cannot stand there")
    }

    /// The next byte, or 0 at the end.
    private var next: UInt8 { place < bytes.count ? bytes[place] : 0 }

    private mutating func skipSpace() {
        while next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 { place += 1 }
    }

    /// Skips space, and a character if it is next, and returns whether it was.
    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard next == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    private mutating func value() throws(PiKitError) -> JSONValue {
        guard depth < 512 else {
            throw PiKitError(.record, "the values of a record are nested at most 512 deep")
        }
        depth += 1
        defer { depth -= 1 }
        if take("{") { return try .object(members()) }
        if take("[") { return try .list(elements()) }
        if take("\"") { return try .text(string()) }
        switch next {
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        default: return try number()
        }
    }

    private mutating func word(
        _ word: StaticString, _ value: JSONValue
    ) throws(PiKitError) -> JSONValue {
        let end = place + word.utf8CodeUnitCount
        let isSame = word.withUTF8Buffer { bytes[place...].starts(with: $0) }
        guard isSame else { throw failure }
        place = end
        return value
    }

    private mutating func members() throws(PiKitError) -> [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        if take("}") { return members }
        repeat {
            guard take("\"") else { throw failure }
            let key = try string()
            guard take(":") else { throw failure }
            guard members.updateValue(try value(), forKey: key) == nil else {
                throw PiKitError(.record, "it has the key '\(key)' twice in one object")
            }
        } while take(",")
        guard take("}") else { throw failure }
        return members
    }

    private mutating func elements() throws(PiKitError) -> [JSONValue] {
        var elements: [JSONValue] = []
        if take("]") { return elements }
        repeat { elements.append(try value()) } while take(",")
        guard take("]") else { throw failure }
        return elements
    }

    /// The rest of a string whose quotation mark has been read.
    private mutating func string() throws(PiKitError) -> String {
        let start = place
        var hasEscapes = false
        while next != UInt8(ascii: "\"") {
            // Control characters must be escaped, and the end of the text reads as one.
            guard next >= 0x20 else { throw failure }
            if next == UInt8(ascii: "\\") {
                hasEscapes = true
                place += 1
            }
            place += 1
        }
        place += 1
        let inside = bytes[start..<place - 1]
        if !hasEscapes, let text = String(validating: inside, as: UTF8.self) { return text }
        // Escapes are rare, so leave them to Foundation.
        let quoted = Data([UInt8(ascii: "[")] + bytes[start - 1..<place] + [UInt8(ascii: "]")])
        guard String(validating: inside, as: UTF8.self) != nil,
            let texts = try? JSONDecoder().decode([String].self, from: quoted), texts.count == 1
        else { throw failure }
        return texts[0]
    }

    private mutating func number() throws(PiKitError) -> JSONValue {
        let start = place
        if next == UInt8(ascii: "-") { place += 1 }
        // A number has no leading zeros.
        if next == UInt8(ascii: "0") { place += 1 } else if !skipDigits() { throw failure }
        var isWhole = true
        if next == UInt8(ascii: ".") {
            isWhole = false
            place += 1
            guard skipDigits() else { throw failure }
        }
        if next | 0x20 == UInt8(ascii: "e") {
            isWhole = false
            place += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { place += 1 }
            guard skipDigits() else { throw failure }
        }
        let text = String(decoding: bytes[start..<place], as: UTF8.self)
        if isWhole {
            if let integer = Int64(text) { return .integer(integer) }
            if let integer = UInt64(text) { return .natural(integer) }
        }
        guard let number = Double(text), number.isFinite else { throw failure }
        // 2.0 is 2.
        return Int64(exactly: number).map(JSONValue.integer) ?? .number(number)
    }

    /// Skips digits, and returns whether there was one.
    private mutating func skipDigits() -> Bool {
        let start = place
        while next >= UInt8(ascii: "0") && next <= UInt8(ascii: "9") { place += 1 }
        return place > start
    }
}
