import ArgumentParser

/// The option that says how many samples a command without records computes.
struct SizeOptions: ParsableArguments {
    @Option(
        name: [.customShort("n", allowingJoined: true), .customLong("samples")],
        parsing: .unconditional,
        help: ArgumentHelp(
            "The number of samples, such as 1000000, 1e9, 10^9 or 1G. (default: 1e8)",
            valueName: "n"),
        transform: parseSamples)
    var samples = 100_000_000
}
