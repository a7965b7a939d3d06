import ArgumentParser

/// The program as completion scripts see it: the options of the default subcommand are its own too.
///
/// ArgumentParser's scripts complete options of a default subcommand only after its name.
struct CompletedPikit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: Pikit.configuration.commandName,
        abstract: Pikit.configuration.abstract,
        version: Pikit.configuration.version,
        subcommands: Pikit.configuration.subcommands)

    @OptionGroup
    var estimate: EstimateCommand

    @OptionGroup
    var own: PikitOptions
}

/// The options of the program itself, for help and completion.
///
/// ``Invocation`` reads them.
struct PikitOptions: ParsableArguments {
    @Option(
        name: .customLong("generate"),
        help: ArgumentHelp(
            "Print the man page or a completion script: "
                + "\(Generated.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "what"),
        completion: .list(Generated.allCases.map(\.rawValue)))
    var generated: String?
}
