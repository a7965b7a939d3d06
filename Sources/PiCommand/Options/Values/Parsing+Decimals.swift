import ArgumentParser

/// Reads a confidence level.
package func parseConfidence(_ text: String) throws -> Double {
    try parseDecimal(
        text, in: Double.leastNonzeroMagnitude...1.0.nextDown,
        orSay: "give a number greater than 0 and less than 1, such as 0.95")
}

/// Reads a standard error.
package func parseTargetError(_ text: String) throws -> Double {
    try parseDecimal(
        text, in: Double.leastNonzeroMagnitude...Double.greatestFiniteMagnitude,
        orSay: "give a number greater than 0, such as 1e-5")
}

/// Reads the seconds that a minute of the recipe lasts.
package func parseMinute(_ text: String) throws -> Double {
    try parseDecimal(
        text, in: 0...60, orSay: "give a number of seconds from 0 to 60, such as 0.05")
}

/// Reads the time between two records, in seconds.
package func parseRecordInterval(_ text: String) throws -> Duration {
    .seconds(
        try parseDecimal(
            text, in: secondsRange,
            orSay: "give a number of seconds from 0.001 to 1e9, such as 0.5"))
}

/// Reads a time: a number with a unit, or a number of seconds.
package func parseTimeLimit(_ text: String) throws -> Duration {
    let units: KeyValuePairs = ["": 1, "ms": 0.001, "s": 1, "m": 60, "h": 3600, "d": 86400]
    let right = "give a time from 1ms to 1e9 seconds, such as 90, 500ms, 10s, 2m, 1.5h or 1d"
    return .seconds(
        try parseDecimal(in: secondsRange, orSay: right) { () throws(NumberFault) in
            let number = try DecimalNumber(prefixOf: text)
            guard let unit = units.first(where: { number.suffix.isAt($0.key) }) else {
                throw number.suffix.isAtWord ? .unknownSuffix : .unreadable
            }
            return number.value * unit.value
        })
}

/// The valid times of options, in seconds.
private let secondsRange = 0.001...1e9

private func parseDecimal(
    _ text: String, in range: ClosedRange<Double>, orSay right: String
) throws -> Double {
    try parseDecimal(in: range, orSay: right) { () throws(NumberFault) in
        try DecimalNumber(text).value
    }
}

/// Returns the value that `read` returns if it is in range, or throws an error that says what is wrong
/// with it and what would be right.
private func parseDecimal(
    in range: ClosedRange<Double>, orSay right: String, _ read: () throws(NumberFault) -> Double
) throws -> Double {
    do throws(NumberFault) {
        let value = try read()
        if value > range.upperBound { throw .tooLarge }
        if value < range.lowerBound { throw .tooSmall }
        return value
    } catch {
        throw ValidationError("it \(error); \(right)")
    }
}

extension Duration {
    /// The time as options have it, in seconds.
    var formattedAsOption: String {
        let seconds = self / .seconds(1)
        return Int(exactly: seconds).map { "\($0)s" } ?? "\(seconds)s"
    }
}
