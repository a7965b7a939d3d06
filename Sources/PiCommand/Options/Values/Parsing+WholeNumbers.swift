import ArgumentParser
import PiKit

/// Reads a number of samples.
package func parseSamples(_ text: String) throws -> Int {
    let valid = Plan.sampleRange
    return try parseInt(text, in: valid, such: "1000000, 1_000_000, 1e6, 10^6 or 1M")
}

/// Reads the number of a draw, or a number of draws.
package func parseDraws(_ text: String) throws -> UInt64 {
    try parseWholeNumber(text, in: 0...UInt64.max, such: "1000000, 1_000_000, 1e6, 10^6 or 1M")
}

/// Reads a seed.
package func parseSeed(_ text: String) throws -> UInt32 {
    UInt32(try parseWholeNumber(text, in: 0...UInt64(UInt32.max), such: "42 or 0x2a"))
}

/// Reads a number of workers.
package func parseWorkers(_ text: String) throws -> Int {
    try parseInt(text, in: PiEstimator.workerRange, such: "4")
}

/// Reads a number of tasks.
package func parseTasks(_ text: String) throws -> Int {
    try parseInt(text, in: PiEstimator.taskRange, such: "64")
}

private func parseInt(
    _ text: String, in range: ClosedRange<Int>, such examples: String
) throws -> Int {
    let valid = UInt64(range.lowerBound)...UInt64(range.upperBound)
    return Int(try parseWholeNumber(text, in: valid, such: examples))
}

private func parseWholeNumber(
    _ text: String, in range: ClosedRange<UInt64>, such examples: String
) throws -> UInt64 {
    let right =
        "give a whole number from \(range.lowerBound) to \(range.upperBound), such as \(examples)"
    return try parseWholeNumber(text, in: range, orSay: right)
}

/// Reads a whole number in one of the notations of ``WholeNumber``.
///
/// - Parameters:
///   - range: The valid numbers.
///   - subject: What the text is, as the subject of an error's sentence.
///   - right: What an error's sentence says would be right, if it is not simply another number.
func parseWholeNumber(
    _ text: String, in range: ClosedRange<UInt64>, called subject: String = "it",
    orSay right: String
) throws -> UInt64 {
    do throws(NumberFault) {
        let value = try WholeNumber.value(of: text)
        if value > range.upperBound { throw .tooLarge }
        if value < range.lowerBound { throw .tooSmall }
        return value
    } catch {
        let right =
            switch error {
            case .unreadable, .fractional, .signed: right
            case .unknownSuffix: "the suffixes are k, M, G, T, Ki, Mi, Gi and Ti"
            case .tooLarge: "the greatest value is \(range.upperBound)"
            case .tooSmall, .negative: "the least value is \(range.lowerBound)"
            }
        throw ValidationError("\(subject) \(error); \(right)")
    }
}
