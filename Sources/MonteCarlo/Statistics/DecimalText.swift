internal import TaskGraph

#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// Numbers as text for people.
package enum DecimalText {
    /// A value with its standard error in brackets after its digits: 3.141 58(5) means
    /// 3.14158 ± 0.00005, and 1.000 0(2)e9 means (1.0000 ± 0.0002) · 10⁹.
    ///
    /// The error is rounded to one or two digits, and the value to the same place, by the rule of
    /// the Particle Data Group's Review of Particle Physics, introduction, section 5.3. The rule
    /// looks at the three leading digits of the error: 100 to 354 keep two digits, 355 to 949 keep
    /// one, and 950 to 999 become 1000 and keep two.
    ///
    /// The text has an exponent if that place is left of the ones, or if the larger of value and
    /// error is below 10⁻⁶ or at least 10¹⁶. If that place is beyond the 17 digits that identify a
    /// double, the text is like "1.0 ± 1e-30".
    ///
    /// - Precondition: The value is finite. The standard error is positive and finite.
    package static func text(_ value: Double, standardError: Double) -> String {
        let (digits, leading) = scientific(standardError, decimals: 2)
        let decimals = digits < 355 ? 1 : 0
        // 950 to 999 round up to 1000. Its "10" ends at the same decimal place as a "9" would.
        let error = digits < 950 ? scientific(standardError, decimals: decimals).digits : 10
        let places = decimals - leading
        var exponent = leading
        if value != 0 {
            // Rounding to the error's place can make a power of ten of the value.
            let exact = scientific(value, decimals: 17).exponent
            let kept = min(max(0, exact + places), 17)
            exponent = max(exponent, scientific(value, decimals: kept).exponent)
        }
        if exponent + places > 17 {
            return "\(value) ± \(standardError)"
        }
        if places >= 0 && exponent >= -6 && exponent < 16 {
            return "\(grouped(value, places: places))(\(error))"
        }
        // In two steps, because 10³²⁰ is too large for a double.
        let half = exponent / 2
        let scaled = value * pow(10, Double(-half)) * pow(10, Double(half - exponent))
        return "\(grouped(scaled, places: exponent + places))(\(error))e\(exponent)"
    }

    /// The leading digit of a number and `decimals` more, rounded, and the power of ten of the leading
    /// digit.
    private static func scientific(
        _ value: Double, decimals: Int
    ) -> (digits: Int, exponent: Int) {
        let parts = String(printf: "%.*e", Int32(decimals), value).split(separator: "e")
        return (Int(parts[0].filter { $0 != "." })!, Int(parts[1])!)
    }

    /// A number with its decimals in groups of three.
    private static func grouped(_ value: Double, places: Int) -> String {
        let text = String(printf: "%.*f", Int32(places), value)
        guard let point = text.firstIndex(of: ".") else { return text }
        var grouped = String(text[...point])
        for (index, digit) in text[point...].dropFirst().enumerated() {
            if index > 0 && index.isMultiple(of: 3) {
                grouped += " "
            }
            grouped.append(digit)
        }
        return grouped
    }
}
