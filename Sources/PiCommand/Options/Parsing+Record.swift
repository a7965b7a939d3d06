import ArgumentParser

/// Reads the name of a file for a record, or "-" for standard output.
func parseRecordFile(_ text: String) throws -> String {
    guard !text.isEmpty else {
        throw ValidationError("give the name of a file, or - for standard output")
    }
    return text
}

/// Reads the time between two records, in seconds.
func parseRecordInterval(_ text: String) throws -> Duration {
    guard let seconds = parseDecimal(text), secondsRange.contains(seconds) else {
        throw ValidationError("give a number of seconds from 0.001 to 1e9, such as 0.5")
    }
    return .seconds(seconds)
}

/// Reads a time: a number with a unit, or a number of seconds.
package func parseTimeLimit(_ text: String) throws -> Duration {
    let unit = String(text.drop { !$0.isLetter || $0 == "e" || $0 == "E" })
    let units = ["": 1, "ms": 0.001, "s": 1, "m": 60, "h": 3600, "d": 86400]
    guard let size = units[unit], let number = parseDecimal(text.dropLast(unit.count)),
        secondsRange.contains(number * size)
    else {
        throw ValidationError(
            "give a time from 1ms to 1e9 seconds, such as 90, 500ms, 10s, 2m, 1.5h or 1d")
    }
    return .seconds(number * size)
}

/// Reads a standard error.
func parseTargetError(_ text: String) throws -> Double {
    guard let error = parseDecimal(text), error > 0, error.isFinite else {
        throw ValidationError("give a number greater than 0, such as 1e-5")
    }
    return error
}

/// The valid times of options, in seconds.
private let secondsRange = 0.001...1e9

/// Reads a number in decimal digits, with an optional power of ten.
private func parseDecimal(_ text: some StringProtocol) -> Double? {
    guard text.utf8.allSatisfy({ "0123456789.eE+-".utf8.contains($0) }) else { return nil }
    return Double(text)
}

extension Duration {
    /// The time as options have it, in seconds.
    var formattedAsOption: String {
        let seconds = self / .seconds(1)
        return Int(exactly: seconds).map { "\($0)s" } ?? "\(seconds)s"
    }
}
