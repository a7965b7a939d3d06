import ArgumentParser
import PiKit
import TaskGraph

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reads a number of samples.
func parseSamples(_ text: String) throws -> Int {
    let range = UInt64(Plan.sampleRange.lowerBound)...UInt64(Plan.sampleRange.upperBound)
    return Int(try parseWholeNumber(text, in: range))
}

/// Reads the number of a draw, or a number of draws.
func parseDraws(_ text: String) throws -> UInt64 {
    try parseWholeNumber(text, in: 0...UInt64.max)
}

/// Reads a whole number, without rounding.
///
/// The number has digits, which single underscores may group, then optional decimals and an
/// optional power of ten, as in 1.5e9.
func parseWholeNumber(_ text: String, in range: ClosedRange<UInt64>) throws -> UInt64 {
    let expected = ValidationError(
        "give a whole number from \(range.lowerBound) to \(range.upperBound), such as 1000000, "
            + "1_000_000 or 1e6")
    // Compiling a regular expression would take a twelfth of the program's start-up time.
    let halves = text.split(maxSplits: 1, omittingEmptySubsequences: false) {
        $0 == "e" || $0 == "E"
    }
    let parts = halves[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let groups = parts[0].split(separator: "_", omittingEmptySubsequences: false)
    let decimals = parts.count == 2 ? parts[1] : "0"
    let exponent = halves.count == 2 ? halves[1] : "0"
    let digits = exponent.hasPrefix("+") ? exponent.dropFirst() : exponent
    guard (groups + [decimals, digits]).allSatisfy(isDigits), let power = Int(digits) else {
        throw expected
    }
    let whole = groups.joined()
    // The exponent moves `power` decimals before the point. The rest must be zeros.
    let moved = decimals.prefix(power)
    guard decimals.dropFirst(power).allSatisfy({ $0 == "0" }) else { throw expected }
    let significant = (whole + moved).drop { $0 == "0" }
    let zeros = significant.isEmpty ? 0 : power - moved.count
    // Numbers of 21 digits and more are out of range, so do not write them out.
    guard zeros <= 20, significant.count <= 20,
        let number = UInt64("0" + significant + String(repeating: "0", count: zeros)),
        range.contains(number)
    else { throw expected }
    return number
}

/// Whether a text consists of the digits 0 to 9, at least one.
func isDigits(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
}

/// Reads a seed in decimal digits.
func parseSeed(_ text: String) throws -> UInt32 {
    guard isDigits(text), let seed = UInt32(text) else {
        throw ValidationError("give a whole number from 0 to \(UInt32.max)")
    }
    return seed
}

/// Reads a number of workers.
func parseWorkers(_ text: String) throws -> Int {
    try parseSmallNumber(text, in: PiEstimator.workerRange)
}

/// Reads a number of tasks.
func parseTasks(_ text: String) throws -> Int {
    try parseSmallNumber(text, in: PiEstimator.taskRange)
}

/// Reads the names of a comparison's rows, separated by commas.
func parseContenders(_ text: String) throws -> Set<Contender> {
    let names = text.split(separator: ",", omittingEmptySubsequences: false)
    return try Set(
        names.map { name in
            guard let contender = Contender(rawValue: String(name)) else {
                let all = Contender.allCases.map(\.rawValue).joined(separator: ",")
                throw ValidationError("give one or more of \(all)")
            }
            return contender
        })
}

/// Reads a whole number written in digits only.
private func parseSmallNumber(_ text: String, in range: ClosedRange<Int>) throws -> Int {
    guard isDigits(text), let number = Int(text), range.contains(number) else {
        throw ValidationError(
            "give a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
}

/// Reads a confidence level.
func parseConfidence(_ text: String) throws -> Double {
    guard let level = Double(text), level > 0, level < 1 else {
        throw ValidationError("give a number greater than 0 and less than 1, such as 0.95")
    }
    return level
}

/// Reads the seconds that a minute of the recipe lasts.
func parseMinute(_ text: String) throws -> Double {
    guard let seconds = Double(text), (0...60).contains(seconds) else {
        throw ValidationError("give a number of seconds from 0 to 60, such as 0.05")
    }
    return seconds
}

/// Reads the name of an output file, whose folder must exist.
func parseOutputFile(_ text: String) throws -> String {
    let files = FileManager.default
    var status = stat()
    let exists = stat(text, &status) == 0
    let kind = status.st_mode & S_IFMT
    if text.isEmpty || exists && kind == S_IFDIR {
        throw ValidationError("give the name of a file, not of a folder")
    }
    guard text != "-" else {
        throw ValidationError("give the name of a file; standard output is /dev/stdout")
    }
    guard !exists || files.isWritableFile(atPath: text) else {
        throw ValidationError("give a file that can be written to, or the name of a new one")
    }
    // A file is replaced in its folder; pipes and devices are written to where they are.
    let folder = URL(fileURLWithPath: text).resolvingSymlinksInPath().deletingLastPathComponent()
    guard exists && kind != S_IFREG || files.isWritableFile(atPath: folder.path) else {
        throw ValidationError("give a file in a folder that is there and can be written to")
    }
    return text
}

/// Reads the name of an SVG file for a timeline.
func parseTimeline(_ text: String) throws -> String {
    try parseOutputFile(text, named: "svg", "an SVG file, such as timeline.svg")
}

/// Reads the name of a JSON file for a trace.
func parseTrace(_ text: String) throws -> String {
    try parseOutputFile(text, named: "json", "a JSON file, such as trace.json")
}

/// Reads the name of a file of one format: it must end in this suffix or have none.
private func parseOutputFile(
    _ text: String, named suffix: String, _ right: String
) throws -> String {
    let given = OutputFile.suffix(of: text)
    guard given.isEmpty || given == suffix else {
        throw ValidationError("give the name of \(right)")
    }
    return try parseOutputFile(text)
}

/// Reads the name of an SVG file for a chart.
func parsePlot(_ text: String) throws -> String {
    guard text.hasSuffix(".svg") else {
        throw ValidationError("give the name of an SVG file, such as compare.svg")
    }
    return try parseOutputFile(text)
}

/// Reads the name of a file for a drawing, in a format that its suffix selects.
func parseDrawing(_ text: String) throws -> String {
    do {
        _ = try DrawingFormat(path: text)
    } catch {
        throw ValidationError(error.description)
    }
    return try parseOutputFile(text)
}
