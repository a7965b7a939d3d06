/// The notation of numbers that need not be whole: 0.95, .95, 10, or 1e-5.
///
/// A number has ASCII digits, an optional point before digits, and an optional power of ten. It has
/// no sign, but for the exponent's, no underscores and no white space. It is never infinite or not
/// a number, nor hexadecimal.
struct DecimalNumber {
    /// The nearest double, which is infinite for a number that is too large for one.
    let value: Double

    /// What follows the number, such as a unit.
    let suffix: NumberCursor

    /// Reads a number at the beginning of a text.
    init(prefixOf text: String) throws(NumberFault) {
        var cursor = NumberCursor(text)
        let isNegative = cursor.take("-")
        let isSigned = isNegative || cursor.take("+")
        self = try Self(unsigned: cursor)
        if isSigned { throw isNegative && value > 0 ? .negative : .signed }
    }

    /// Reads the number that is the whole text.
    init(_ text: String) throws(NumberFault) {
        try self.init(prefixOf: text)
        guard suffix.isAtEnd else { throw .unreadable }
    }

    private init(unsigned start: NumberCursor) throws(NumberFault) {
        var cursor = start
        var hasDigits = !cursor.takeDigits(areGrouped: false).isEmpty
        if cursor.take(".") {
            hasDigits = !cursor.takeDigits(areGrouped: false).isEmpty
        }
        if hasDigits, cursor.take("e") || cursor.take("E") {
            if !cursor.take("-") { _ = cursor.take("+") }
            hasDigits = !cursor.takeDigits(areGrouped: false).isEmpty
        }
        let number = start.rest.dropLast(cursor.rest.count)
        guard hasDigits, let value = Double(String(decoding: number, as: UTF8.self)) else {
            throw .unreadable
        }
        self.value = value
        suffix = cursor
    }
}
