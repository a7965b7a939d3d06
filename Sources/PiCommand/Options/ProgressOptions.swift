import ArgumentParser

/// The options that say what a command shows on standard error while it runs.
struct ProgressOptions: ParsableArguments {
    @Option(
        name: .customLong("progress"), parsing: .unconditional,
        help: ArgumentHelp(
            "Show progress in a line on standard error: auto, always or never. (default: auto, if that is a terminal)",
            valueName: "when"),
        completion: .list(ProgressMode.allCases.map(\.rawValue)),
        transform: parseProgress)
    var mode = ProgressMode.auto
}

/// Reads when to show progress.
private func parseProgress(_ text: String) throws -> ProgressMode {
    guard let mode = ProgressMode(rawValue: text) else {
        throw ValidationError("give auto, always or never")
    }
    return mode
}
