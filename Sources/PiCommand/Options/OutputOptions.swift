import ArgumentParser

/// The options of commands that print an estimate.
struct OutputOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The level of the confidence interval, between 0 and 1. (default: the record's, or 0.95)",
            valueName: "level"),
        transform: parseConfidence)
    var confidence: Double?

    @Flag(help: "Print the record as JSON.")
    var json = false

    @OptionGroup
    private var number: QuietOption

    /// Whether to print the number alone.
    var quiet: Bool { number.quiet }
}

/// The option that leaves out all but the result.
struct QuietOption: ParsableArguments {
    @Flag(
        name: [.customShort("q"), .customLong("quiet")],
        help: "Print the number alone: no report, no progress, no notes.")
    var quiet = false
}

/// The option of commands that print something else than an estimate.
struct JSONOption: ParsableArguments {
    @Flag(name: .customLong("json"), help: "Print the result as JSON.")
    var isWanted = false
}
