import TaskGraph

/// A number with its digits in groups of three.
func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    let head = (digits.count - 1) % 3 + 1
    let groups =
        [digits.prefix(head)]
        + stride(from: head, to: digits.count, by: 3).map { digits[$0..<$0 + 3] }
    return groups.map { String($0) }.joined(separator: " ")
}

/// A number of samples a second as text: "4862 million", or "35000" below a million.
func rateText(_ rate: Double) -> String {
    rate >= 1e6 ? "\((rate / 1e6).formattedShortly) million" : rate.formattedShortly
}

extension Double {
    /// A time in seconds, to read at a glance: "35 s", "12 min 05 s", "2 h 05 min" or "3 d 04 h".
    ///
    /// From ten thousand days on, and if it is infinite, it is "over 9999 d".
    var formattedAsTime: String {
        guard self < 864_000_000 else { return "over 9999 d" }
        let seconds = Int(rounded(.up))
        if seconds < 60 { return "\(seconds) s" }
        if seconds < 3600 { return "\(seconds / 60) min \(twoDigits(seconds % 60)) s" }
        let minutes = seconds / 60
        if minutes < 1440 { return "\(minutes / 60) h \(twoDigits(minutes % 60)) min" }
        return "\(minutes / 1440) d \(twoDigits(minutes / 60 % 24)) h"
    }

    /// A long time in seconds, in words: "5.2 hours", "3.4 days" or "12 years".
    var formattedRoughly: String {
        let hours = self / 3600
        let (value, unit) =
            hours < 48
            ? (hours, "hours") : hours < 17520 ? (hours / 24, "days") : (hours / 8766, "years")
        return String(printf: value < 10 ? "%.1f" : "%.0f", value) + " " + unit
    }

    /// Three significant digits, or all digits before the point, without exponent from 1e-4 on.
    var formattedShortly: String {
        magnitude >= 100 ? String(printf: "%.0f", self) : String(printf: "%.3g", self)
    }
}

private func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
}
