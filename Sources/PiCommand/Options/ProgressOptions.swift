import ArgumentParser

/// The options that say what a command shows on standard error while it runs.
struct ProgressOptions: ParsableArguments {
    @Option(
        name: .customLong("progress"), parsing: .unconditional,
        help: ArgumentHelp(
            "Show progress in a line on standard error. (default: auto, if that is a terminal)",
            valueName: "auto|always|never"),
        transform: parseProgress)
    private var givenMode = ProgressMode.auto

    @Flag(help: "Show neither progress nor notes, only warnings and errors.")
    var quiet = false

    /// When to show progress.
    var mode: ProgressMode { quiet ? .never : givenMode }
}

/// Reads when to show progress.
private func parseProgress(_ text: String) throws -> ProgressMode {
    guard let mode = ProgressMode(rawValue: text) else {
        throw ValidationError("give auto, always or never")
    }
    return mode
}
