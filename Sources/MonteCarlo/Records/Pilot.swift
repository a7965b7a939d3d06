/// The beginning of a plan, from which the number of samples for a target error was computed.
public struct Pilot: Codable, Hashable, Sendable {
    /// The number of its samples.
    public let samples: Int

    /// The standard error of its estimate.
    public let standardError: Double

    /// The number of samples after which the standard error is expected to be `error`:
    /// ⌈samples · (standardError / error)²⌉, or `nil` if that is more than a plan may have.
    package func samples(forStandardError error: Double) -> Int? {
        let ratio = standardError / error
        let count = (Double(samples) * (ratio * ratio)).rounded(.up)
        return count <= Double(Plan.sampleRange.upperBound) ? max(samples, Int(count)) : nil
    }

    /// Throws ``PiKitError`` with the code `record` unless this can be a pilot.
    func check() throws(PiKitError) {
        guard Plan.sampleRange.contains(samples), standardError > 0, standardError.isFinite else {
            throw PiKitError(
                .record,
                "a pilot has samples and an error greater than 0, not \(samples) and \(standardError)"
            )
        }
    }
}
