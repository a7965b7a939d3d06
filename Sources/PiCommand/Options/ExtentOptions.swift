import ArgumentParser
import PiKit

/// The options that say how many samples of a sequence a run computes, and which.
struct ExtentOptions: ParsableArguments {
    @Option(
        name: [.customShort("n", allowingJoined: true), .customLong("samples")],
        parsing: .unconditional,
        help: ArgumentHelp(
            "The number of samples, such as 1000000, 1e9, 10^9 or 1G. (default: the record's, or 1e9)",
            valueName: "n"),
        transform: parseSamples)
    private var givenSamples: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Compute one of several parts of the samples, such as 3/64.", valueName: "i/n"),
        transform: parseShard)
    private var shard: Portion?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Compute only these samples, such as 0..4194304.", valueName: "first..end"),
        transform: parseRange)
    private var range: Portion?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Take as many samples as this standard error of the estimate needs, such as 1e-5.",
            valueName: "error"),
        transform: parseTargetError)
    private(set) var targetError: Double?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "End the run after this time, such as 90, 500ms, 10s, 2m, 1.5h or 1d.",
            valueName: "time"),
        transform: parseTimeLimit)
    private(set) var timeLimit: Duration?

    /// The samples of the plan that the run computes.
    var portion: Portion { shard ?? range ?? .whole }

    /// Whether another rule than a number of samples may end the run.
    private var hasOtherEnd: Bool { targetError != nil || timeLimit != nil }

    /// The number of samples for a run that goes on from a plan, or `nil` for the most that are valid.
    func samples(goingOnFrom plan: Plan?) -> Int? {
        if let givenSamples { return givenSamples }
        return hasOtherEnd ? nil : plan?.samples ?? 1_000_000_000
    }

    /// The options for a run of the same extent, given the number of its plan's samples.
    func words(samples: Int) -> [String] {
        var words = givenSamples == nil && hasOtherEnd ? [] : ["--samples", "\(samples)"]
        if portion != .whole { words += ["--\(portion)"] }
        if let targetError { words += ["--target-error", "\(targetError)"] }
        if let timeLimit { words += ["--time-limit", timeLimit.formattedAsOption] }
        return words
    }

    func validate() throws {
        if shard != nil && range != nil {
            throw ValidationError("give --shard or --range, not both")
        }
        if givenSamples != nil && targetError != nil {
            throw ValidationError(
                "give --samples or --target-error, not both: the error sets the number of samples")
        }
    }
}
