import ArgumentParser
import PiKit

/// A command line that help and the man page show.
///
/// Tests run it.
struct Example {
    let command: String
    let purpose: String

    /// - Parameters:
    ///   - command: A line for a shell, of at most 76 characters.
    ///   - purpose: What it does, without a capital and a full stop.
    init(_ command: String, _ purpose: String) {
        self.command = command
        self.purpose = purpose
    }
}

extension [Example] {
    /// A section of a help text: purposes, each with its command below.
    var text: String {
        "EXAMPLES:" + map { "\n  # \($0.purpose)\n  \($0.command)" }.joined()
    }
}

/// A command whose help and man page show examples.
protocol DocumentedCommand: ParsableCommand {
    static var examples: [Example] { get }
}

extension CommandConfiguration {
    /// The configuration of a subcommand.
    ///
    /// - Parameter synopsis: The usage without the words `pikit` and the subcommand's name, in lines.
    static func subcommand(
        _ name: Subcommand, _ abstract: String, usage synopsis: String, discussion: String,
        examples: [Example]
    ) -> CommandConfiguration {
        let start = "pikit " + name.rawValue + " "
        let indent = String(repeating: " ", count: start.count)
        return CommandConfiguration(
            commandName: name.rawValue,
            // Without it, ArgumentParser looks for an option of its own first, which takes time.
            _superCommandName: "pikit",
            abstract: abstract,
            usage: start + synopsis.split(separator: "\n").joined(separator: "\n" + indent),
            discussion: discussion + "\n\n" + examples.text,
            version: RunSummary.thisVersion)
    }
}
