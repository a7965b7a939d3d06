import RandomStreams

/// Makes texts of whole numbers and of fractions, in each notation, and their values by schoolbook
/// arithmetic on decimal digits.
struct RandomNumberText {
    /// The value of a number.
    enum Exact {
        /// A whole number in decimal digits, without leading zeros.
        case whole(String)
        case fractional
    }

    private var source: RandomStream

    init(seed: UInt32) throws {
        source = try RandomStream(generator: .mt19937, seed: seed)
    }

    mutating func next() -> (text: String, value: Exact) {
        switch number(0...3) {
        case 0: hexadecimal()
        case 1: power()
        case 2: suffixed()
        default: decimal()
        }
    }

    private mutating func hexadecimal() -> (String, Exact) {
        let digits = (0..<number(1...18)).map { _ in number(0...15) }
        var value = Schoolbook()
        for digit in digits { value.multiply(by: 16, plus: digit) }
        let text = digits.map {
            let digit = String($0, radix: 16)
            return flip() ? digit : digit.uppercased()
        }
        return ((flip() ? "0x" : "0X") + grouped(text), .whole(value.text))
    }

    private mutating func power() -> (String, Exact) {
        let base = number(0...(flip() ? 12 : 70_000))
        let exponent = number(0...(base < 13 ? 66 : 7))
        var value = Schoolbook()
        value.multiply(by: 0, plus: 1)
        for _ in 0..<exponent { value.multiply(by: base) }
        let text = grouped("\(base)".map { "\($0)" }) + "^" + grouped("\(exponent)".map { "\($0)" })
        return (text, .whole(value.text))
    }

    /// A number with a suffix, and perhaps decimals.
    private mutating func suffixed() -> (String, Exact) {
        let (suffix, factor) = [
            ("k", 1000), ("K", 1000), ("M", 1_000_000), ("G", 1_000_000_000),
            ("T", 1_000_000_000_000), ("Ki", 1 << 10), ("Mi", 1 << 20), ("Gi", 1 << 30),
            ("Ti", 1 << 40),
        ][number(0...8)]
        // Quarters, eighths and the like are whole numbers of binary units.
        let decimals = ["", "5", "25", "125", "0625", "50", "000", "1", "\(number(0...99_999))"][
            number(0...8)]
        let whole = digits(1...(factor > 1 << 20 ? 9 : 17))
        return scaled(whole, decimals, suffix: suffix, factor: factor, tens: 0)
    }

    /// A number with decimals, a power of ten, both or neither, many of them near 2⁶⁴.
    private mutating func decimal() -> (String, Exact) {
        var whole = digits(1...19)
        var decimals = flip() ? digits(1...6) : ""
        if number(0...3) == 0 {
            let limit = Array("1844674407370955161\(number(0...9))")
            let place = number(1...limit.count)
            whole = String(limit[..<place])
            decimals = String(limit[place...])
        }
        let tens = number(-8...26)
        let sign = tens < 0 ? "-" : flip() ? "+" : ""
        let hasExponent = tens != 0 || flip()
        let suffix = hasExponent ? (flip() ? "e" : "E") + sign + "\(abs(tens))" : ""
        return scaled(whole, decimals, suffix: suffix, factor: 1, tens: tens)
    }

    /// The text and the value of whole.decimals · factor · 10^tens.
    private mutating func scaled(
        _ whole: String, _ decimals: String, suffix: String, factor: Int, tens: Int
    ) -> (String, Exact) {
        var value = Schoolbook()
        for digit in whole + decimals { value.multiply(by: 10, plus: digit.wholeNumberValue!) }
        value.multiply(by: factor)
        for _ in 0..<max(0, tens) { value.multiply(by: 10) }
        let point = decimals.isEmpty ? "" : "." + grouped(decimals.map { "\($0)" })
        let text = grouped(whole.map { "\($0)" }) + point + suffix
        guard let shifted = value.text(withoutPlaces: decimals.count + max(0, -tens)) else {
            // A number of 2⁶⁴ or more is too large, also if it is not whole.
            let floor = value.floor(withoutPlaces: decimals.count + max(0, -tens))
            return (text, UInt64(floor) == nil ? .whole(floor) : .fractional)
        }
        return (text, .whole(shifted))
    }

    private mutating func digits(_ count: ClosedRange<Int>) -> String {
        let zeros = number(0...9) == 0 ? "000" : ""
        return zeros + (0..<number(count)).map { _ in "\(number(0...9))" }.joined()
    }

    /// The digits with single underscores at random.
    private mutating func grouped(_ digits: [String]) -> String {
        guard number(0...3) == 0 else { return digits.joined() }
        return digits.dropFirst().reduce(digits[0]) { $0 + (flip() ? "_" : "") + $1 }
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &source)
    }

    private mutating func flip() -> Bool { number(0...1) == 1 }
}

/// A whole number in decimal digits, of any size.
private struct Schoolbook {
    /// The least significant digit first.
    private var digits: [Int] = []

    mutating func multiply(by factor: Int, plus summand: Int = 0) {
        var carry = summand
        for place in digits.indices {
            let product = digits[place] * factor + carry
            digits[place] = product % 10
            carry = product / 10
        }
        while carry > 0 {
            digits.append(carry % 10)
            carry /= 10
        }
    }

    /// The digits, the most significant first, without leading zeros.
    var text: String { floor(withoutPlaces: 0) }

    /// The digits of the number divided by 10^places, if it is whole.
    func text(withoutPlaces places: Int) -> String? {
        digits.prefix(places).allSatisfy { $0 == 0 } ? floor(withoutPlaces: places) : nil
    }

    /// The digits of the number divided by 10^places and rounded down.
    func floor(withoutPlaces places: Int) -> String {
        let text = digits.dropFirst(places).reversed().drop { $0 == 0 }.map { "\($0)" }.joined()
        return text.isEmpty ? "0" : text
    }
}
