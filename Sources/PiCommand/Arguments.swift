import ArgumentParser
import PiKit

/// Reads a number of samples, without rounding.
///
/// It has digits, which single underscores may group, then perhaps decimals and a power of ten, and
/// is whole, such as 1.5e9.
func parseSamples(_ text: String) throws -> Int {
    guard let match = text.wholeMatch(of: /(\d+(?:_\d+)*)(?:\.(\d+))?(?:[eE]\+?(\d+))?/) else {
        throw ValidationError(samplesExpected)
    }
    let whole = match.1.filter { $0 != "_" }
    let decimals = match.2 ?? ""
    guard let power = Int(match.3 ?? "0") else { throw ValidationError(samplesExpected) }
    // The digits of the number times 10^power; what is left of the decimals must be zeros.
    let moved = decimals.prefix(power)
    let significant = (whole + moved).drop { $0 == "0" }
    guard decimals.dropFirst(power).allSatisfy({ $0 == "0" }) else {
        throw ValidationError(samplesExpected)
    }
    let zeros = significant.isEmpty ? 0 : power - moved.count
    // No number of 20 digits is in range, so longer ones need not be written out.
    guard significant.count + zeros < 20,
        let number = Int(significant + String(repeating: "0", count: zeros)),
        Plan.sampleRange.contains(number)
    else {
        throw ValidationError(samplesExpected)
    }
    return number
}

private let samplesExpected =
    "give a whole number from 1 to \(Plan.sampleRange.upperBound), such as 1000000, 1_000_000 or 1e6"

/// Reads a seed in decimal digits.
func parseSeed(_ text: String) throws -> UInt32 {
    guard text.allSatisfy({ $0.isASCII && $0.isNumber }), let seed = UInt32(text) else {
        throw ValidationError("give a whole number from 0 to \(UInt32.max)")
    }
    return seed
}

/// Reads a number of workers.
func parseWorkers(_ text: String) throws -> Int {
    guard let workers = Int(text), PiEstimator.workerRange.contains(workers) else {
        throw ValidationError(
            "give a whole number from \(PiEstimator.workerRange.lowerBound) to "
                + "\(PiEstimator.workerRange.upperBound)")
    }
    return workers
}

/// Reads a level of confidence.
func parseConfidence(_ text: String) throws -> Double {
    guard let level = Double(text), level > 0, level < 1 else {
        throw ValidationError("give a number greater than 0 and less than 1, such as 0.95")
    }
    return level
}
