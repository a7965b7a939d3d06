/// JSON as its text says, with members in their order, and numbers and strings as they are written.
///
/// It shares no code with the reader of records, so that tests can compare the two.
indirect enum PlainJSON {
    /// `null`, `true`, `false`, or a number.
    case word(String)
    /// The bytes between the quotation marks.
    case text([UInt8])
    case list([PlainJSON])
    case object([(key: [UInt8], value: PlainJSON)])

    /// The text of a value.
    var bytes: [UInt8] {
        switch self {
        case .word(let word): Array(word.utf8)
        case .text(let text): Self.quoted(text)
        case .list(let values):
            [0x5B] + values.map(\.bytes).joined(separator: [0x2C]) + [0x5D]
        case .object(let members):
            [0x7B]
                + members.map { Self.quoted($0.key) + [0x3A] + $0.value.bytes }
                .joined(separator: [0x2C]) + [0x7D]
        }
    }

    private static func quoted(_ text: [UInt8]) -> [UInt8] {
        [0x22] + text + [0x22]
    }

    /// The number of values within this one, and this one.
    var count: Int {
        switch self {
        case .word, .text: 1
        case .list(let values): values.reduce(1) { $0 + $1.count }
        case .object(let members): members.reduce(1) { $0 + $1.value.count }
        }
    }

    /// Changes the value with this number, in the order of the text, where value 0 is this one.
    mutating func change(_ number: Int, _ body: (inout PlainJSON) -> Void) {
        var left = number
        change(&left, body)
    }

    private mutating func change(_ left: inout Int, _ body: (inout PlainJSON) -> Void) {
        if left == 0 { body(&self) }
        left -= 1
        guard left >= 0 else { return }
        switch self {
        case .word, .text: return
        case .list(var values):
            for index in values.indices where left >= 0 { values[index].change(&left, body) }
            self = .list(values)
        case .object(var members):
            for index in members.indices where left >= 0 {
                members[index].value.change(&left, body)
            }
            self = .object(members)
        }
    }
}
