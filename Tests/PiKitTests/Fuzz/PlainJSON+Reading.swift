extension PlainJSON {
    /// Reads a text, and returns `nil` if it is not JSON.
    init?(_ text: some Sequence<UInt8>) {
        var reader = Reader(bytes: Array(text))
        guard let value = reader.value(), reader.isAtEnd else { return nil }
        self = value
    }

    private struct Reader {
        let bytes: [UInt8]
        var place = 0
        var depth = 0

        /// Whether nothing but space is left.
        var isAtEnd: Bool {
            mutating get {
                skipSpace()
                return place == bytes.count
            }
        }

        private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

        private mutating func skipSpace() {
            while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { place += 1 }
        }

        /// Skips space and a byte, or returns `false`.
        private mutating func take(_ byte: Character) -> Bool {
            skipSpace()
            guard let wanted = byte.asciiValue, next == wanted else { return false }
            place += 1
            return true
        }

        mutating func value() -> PlainJSON? {
            depth += 1
            defer { depth -= 1 }
            guard depth < 1000 else { return nil }
            if take("{") { return object() }
            if take("[") { return list() }
            if take("\"") { return string().map(PlainJSON.text) }
            let start = place
            while let byte = next, ![0x2C, 0x3A, 0x5B, 0x5D, 0x7B, 0x7D, 0x22].contains(byte),
                byte > 0x20
            {
                place += 1
            }
            let word = String(decoding: bytes[start..<place], as: UTF8.self)
            let isWord = ["null", "true", "false"].contains(word)
            return isWord || Self.isNumber(word.utf8) ? .word(word) : nil
        }

        private static func isNumber(_ text: String.UTF8View) -> Bool {
            var rest = text[...]
            func digits() -> Int {
                let digits = rest.prefix { 0x30...0x39 ~= $0 }
                rest = rest.dropFirst(digits.count)
                return digits.count
            }
            if rest.first == 0x2D { rest.removeFirst() }
            let startsWithZero = rest.first == 0x30
            let whole = digits()
            guard whole == 1 || whole > 1 && !startsWithZero else { return false }
            if rest.first == 0x2E {
                rest.removeFirst()
                guard digits() > 0 else { return false }
            }
            if rest.first == 0x65 || rest.first == 0x45 {
                rest.removeFirst()
                if rest.first == 0x2B || rest.first == 0x2D { rest.removeFirst() }
                guard digits() > 0 else { return false }
            }
            return rest.isEmpty
        }

        private mutating func object() -> PlainJSON? {
            var members: [(key: [UInt8], value: PlainJSON)] = []
            if take("}") { return .object([]) }
            repeat {
                guard take("\""), let key = string(), take(":"), let value = value() else {
                    return nil
                }
                members.append((key, value))
            } while take(",")
            return take("}") ? .object(members) : nil
        }

        private mutating func list() -> PlainJSON? {
            var values: [PlainJSON] = []
            if take("]") { return .list([]) }
            repeat {
                guard let value = value() else { return nil }
                values.append(value)
            } while take(",")
            return take("]") ? .list(values) : nil
        }

        private mutating func string() -> [UInt8]? {
            let start = place
            while let byte = next, byte >= 0x20 {
                place += 1
                if byte == 0x22 { return Array(bytes[start..<place - 1]) }
                if byte == 0x5C { place += 1 }
            }
            return nil
        }
    }
}
