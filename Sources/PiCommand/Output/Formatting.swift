import Foundation

/// A number with its digits in groups of three.
func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    let head = (digits.count - 1) % 3 + 1
    let groups =
        [digits.prefix(head)]
        + stride(from: head, to: digits.count, by: 3).map { digits[$0..<$0 + 3] }
    return groups.map { String($0) }.joined(separator: " ")
}

extension Double {
    /// Three significant digits, or all digits before the point, without exponent from 1e-4 on.
    var formattedShortly: String {
        magnitude >= 100 ? String(format: "%.0f", self) : String(format: "%.3g", self)
    }
}
