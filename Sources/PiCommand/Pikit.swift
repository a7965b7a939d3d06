import ArgumentParser
import PiKit

/// The program.
///
/// Its results go to standard output; an error is one line on standard error and a non-zero
/// status: 64 if the input was bad, 1 if anything else went wrong.
@main
struct Pikit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pikit",
        abstract: "Estimates π by Monte Carlo, on every core, with GSL's random generators.",
        version: "0.1.0",
        subcommands: [EstimateCommand.self, GeneratorsCommand.self],
        defaultSubcommand: EstimateCommand.self)

    static func main() async {
        ignoreBrokenPipes()
        do {
            switch try parseAsRoot() {
            case var command as any AsyncParsableCommand: try await command.run()
            case var command: try command.run()
            }
        } catch {
            finish(with: error)
        }
    }

    /// Prints help and the version, which ArgumentParser throws too, and reports errors.
    private static func finish(with error: any Error) -> Never {
        if let error = error as? PiError {
            fail(error.description, status: ExitCode.validationFailure.rawValue)
        }
        let status = exitCode(for: error)
        guard status != .success else {
            writeToStandardOutput(fullMessage(for: error) + "\n")
            exit(withError: ExitCode.success)
        }
        let message = message(for: error)
        // Of a value the message says what would be right, of flags and subcommands the usage.
        let usage = fullMessage(for: error).split(separator: "\n").first { $0.hasPrefix("Usage: ") }
        guard let usage, !message.contains(" is invalid for ") else {
            fail(message, status: status.rawValue)
        }
        let joint = message.hasSuffix("?") ? " " : ". "
        fail(message + joint + usage, status: status.rawValue)
    }
}
