/// The notations of whole numbers on the command line.
///
/// | Notation | Example | Value |
/// | --- | --- | --- |
/// | digits | `1000000`, `010` | 1000000, 10 |
/// | with decimals, a power of ten, or both | `1.5e9`, `1e+9`, `10e-1`, `2.0` | as in mathematics |
/// | a power of whole numbers | `10^9`, `2^30` | as in mathematics; `0^0` is 1 |
/// | a decimal suffix: k or K, M, G, T | `5M`, `1.5G` | times 10³, 10⁶, 10⁹, 10¹² |
/// | a binary suffix: Ki, Mi, Gi, Ti | `1Gi`, `0.5Ki` | times 2¹⁰, 2²⁰, 2³⁰, 2⁴⁰ |
/// | hexadecimal digits | `0x2a`, `0XFF` | 42, 255 |
///
/// Digits are those of ASCII, in every locale. Single underscores may stand between two of them, as
/// in `1_000_000`. A point has digits on both sides. There are no signs, but for an exponent of
/// ten, and no white space.
enum WholeNumber {
    /// The value of a text, without rounding.
    ///
    /// A number of 2⁶⁴ or more is too large, also if it is not whole. Takes time proportional to
    /// the length of the text, whatever the exponents are.
    static func value(of text: String) throws(NumberFault) -> UInt64 {
        var cursor = NumberCursor(text)
        let isNegative = cursor.take("-")
        guard isNegative || cursor.take("+") else { return try unsigned(cursor) }
        do throws(NumberFault) {
            let isZero = try unsigned(cursor) == 0
            throw isNegative && !isZero ? .negative : .signed
        } catch .fractional, .tooLarge {
            throw isNegative ? .negative : .signed
        }
    }

    private static func unsigned(_ start: NumberCursor) throws(NumberFault) -> UInt64 {
        var cursor = start
        if cursor.take("0x") || cursor.take("0X") {
            let digits = cursor.takeDigits(radix: 16)
            guard !digits.isEmpty, cursor.isAtEnd else { throw .unreadable }
            return try value(of: digits, radix: 16)
        }
        let whole = cursor.takeDigits()
        guard !whole.isEmpty else { throw .unreadable }
        if cursor.take("^") {
            let exponent = cursor.takeDigits()
            guard !exponent.isEmpty, cursor.isAtEnd else { throw .unreadable }
            return try power(whole, exponent)
        }
        var decimals: [UInt8] = []
        if cursor.take(".") {
            decimals = cursor.takeDigits()
            guard !decimals.isEmpty else { throw .unreadable }
        }
        var scale = Scale()
        if cursor.take("e") || cursor.take("E") {
            let isNegative = cursor.take("-")
            if !isNegative { _ = cursor.take("+") }
            let digits = cursor.takeDigits()
            guard !digits.isEmpty, cursor.isAtEnd else { throw .unreadable }
            let exponent = saturatedValue(of: digits)
            scale.tens = isNegative ? -exponent : exponent
        } else if !cursor.isAtEnd {
            guard let suffix = suffixes.first(where: { cursor.isAt($0.key) }) else {
                throw cursor.isAtWord ? .unknownSuffix : .unreadable
            }
            scale = suffix.value
        }
        return try scaled(whole, decimals, by: scale)
    }

    /// A factor of 10^tens · 1024^kibis.
    private struct Scale {
        var tens = 0
        var kibis = 0
    }

    private static let suffixes: KeyValuePairs<String, Scale> = [
        "k": Scale(tens: 3), "K": Scale(tens: 3), "M": Scale(tens: 6), "G": Scale(tens: 9),
        "T": Scale(tens: 12), "Ki": Scale(kibis: 1), "Mi": Scale(kibis: 2), "Gi": Scale(kibis: 3),
        "Ti": Scale(kibis: 4),
    ]

    /// The value of a number with decimals times `scale`.
    private static func scaled(
        _ whole: [UInt8], _ decimals: [UInt8], by scale: Scale
    ) throws(NumberFault) -> UInt64 {
        let digits = whole + decimals
        // The point stands before this digit, perhaps far on either side of all digits.
        let point = whole.count + scale.tens
        var value: UInt64 = 0
        var place = 0
        while place < point {
            if place >= digits.count && value == 0 { break }
            value = try next(value, 10, plus: place < digits.count ? digits[place] : 0)
            place += 1
        }
        var fraction = digits.dropFirst(max(0, point))
        // Each step multiplies the fraction in place. What passes the point is less than 1024.
        for _ in 0..<scale.kibis {
            var carry = 0
            for place in fraction.indices.reversed() {
                let product = Int(fraction[place]) * 1024 + carry
                fraction[place] = UInt8(product % 10)
                carry = product / 10
            }
            value = try next(value, 1024, plus: carry)
        }
        guard fraction.allSatisfy({ $0 == 0 }) else { throw .fractional }
        return value
    }

    /// The power of whole numbers in decimal digits.
    private static func power(
        _ baseDigits: [UInt8], _ exponentDigits: [UInt8]
    ) throws(NumberFault) -> UInt64 {
        let exponent = saturatedValue(of: exponentDigits)
        guard exponent > 0 else { return 1 }
        let base = try value(of: baseDigits, radix: 10)
        guard base > 1 else { return base }
        var power = base
        // The product overflows after 63 steps at the latest.
        for _ in 1..<exponent { power = try next(power, base, plus: 0) }
        return power
    }

    private static func value(of digits: [UInt8], radix: UInt64) throws(NumberFault) -> UInt64 {
        var value: UInt64 = 0
        for digit in digits { value = try next(value, radix, plus: digit) }
        return value
    }

    /// The value of an exponent, or 2⁶² if it is greater, to which a length can be added.
    private static func saturatedValue(of digits: [UInt8]) -> Int {
        min(Int(clamping: (try? value(of: digits, radix: 10)) ?? .max), 1 << 62)
    }

    /// value · factor + summand.
    private static func next(
        _ value: UInt64, _ factor: UInt64, plus summand: some BinaryInteger
    ) throws(NumberFault) -> UInt64 {
        let (product, isTooLarge) = value.multipliedReportingOverflow(by: factor)
        let (sum, isTooLargeSum) = product.addingReportingOverflow(UInt64(summand))
        guard !isTooLarge && !isTooLargeSum else { throw .tooLarge }
        return sum
    }
}
