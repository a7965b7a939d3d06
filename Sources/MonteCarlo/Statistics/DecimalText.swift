private import Foundation

/// Numbers as text for people.
package enum DecimalText {
    /// A value with its standard error in brackets after its digits: 3.141 58(5) means
    /// 3.14158 ± 0.00005.
    ///
    /// The error is rounded to one or two digits, and the value to the same place, by the rule of
    /// the Particle Data Group's Review of Particle Physics, introduction, section 5.3. The rule
    /// looks at the three leading digits of the error: 100 to 354 keep two digits, 355 to 949 keep
    /// one, and 950 to 999 become 1000 and keep two.
    ///
    /// - Precondition: The standard error is positive and finite.
    package static func text(_ value: Double, standardError: Double) -> String {
        let leading = Int(floor(log10(standardError)))
        let digits = standardError / pow(10, Double(leading - 2))
        // 950 to 999 round up to 1000. Its "10" ends at the same decimal place as a "9" would.
        let places = (digits.rounded() < 355 ? 1 : 0) - leading
        let scale = pow(10, Double(places))
        let error = digits.rounded() < 950 ? Int((standardError * scale).rounded()) : 10
        return "\(grouped(value, places: places))(\(error))"
    }

    /// A number with its decimals in groups of three.
    private static func grouped(_ value: Double, places: Int) -> String {
        let text = String(format: "%.*f", Int32(places), value)
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
