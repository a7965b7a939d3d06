import ArgumentParser
import PiKit
import TaskGraph

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The program.
///
/// It prints results on standard output. It reports an error as one line on standard error and a
/// non-zero exit status: 64 for bad input, 1 for anything else.
@main
struct Pikit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pikit",
        abstract: "Estimates π by Monte Carlo, on every core, with GSL's random generators.",
        discussion: """
            'pikit --samples 1e8 --seed 42' is short for 'pikit estimate --samples 1e8 --seed 42'; \
            'pikit help estimate' lists the options.
            """,
        version: RunSummary.thisVersion,
        subcommands: [
            EstimateCommand.self, MergeCommand.self, ShowCommand.self, GeneratorsCommand.self,
            StreamCommand.self, GraphCommand.self, RecipeCommand.self, CompareCommand.self,
        ],
        defaultSubcommand: EstimateCommand.self)

    /// Runs the command and ends the program.
    ///
    /// The command runs on the main thread, and exits there: it needs no thread of Dispatch, which may
    /// have to wait for one where the system grants few. Nor does it run on Swift's global executor,
    /// whose threads Dispatch monitors through /proc: it traps where that is not mounted.
    static func main() {
        // Do this before Dispatch opens a descriptor and is given the number of a closed one.
        StandardDescriptors.open()
        guard let arguments = CommandLineArguments.given else {
            fail(
                "the command line cannot be read: mount /proc, its only source here")
        }
        // A write to a pipe without a reader must be an error, not a signal.
        signal(SIGPIPE, SIG_IGN)
        // The same goes for a write past the file size limit.
        signal(SIGXFSZ, SIG_IGN)
        let mainThread = ThreadExecutor()
        Task.detached(executorPreference: mainThread) {
            do {
                switch try parseAsRoot(arguments) {
                case var command as any AsyncParsableCommand: try await command.run()
                case var command: try command.run()
                }
            } catch {
                finish(with: error)
            }
            endProgram(.success)
        }
        mainThread.run()
    }

    /// Reports an error, or prints help or the version, which ArgumentParser throws as errors too.
    private static func finish(with error: any Error) -> Never {
        if let status = error as? ExitCode { endProgram(status) }
        if let run = error as? IncompleteRun<Circle> {
            // A target out of reach is bad input, though only the pilot shows it.
            let error = run.underlyingError as? PiKitError
            if let error, run.record == nil || error.code == .target { finish(with: error) }
            fail(run.description)
        }
        if let error = error as? PiKitError {
            let isInput = ![.memory, .file, .time].contains(error.code)
            fail(error.description, status: isInput ? .validationFailure : .failure)
        }
        if let error = error as? GraphError {
            fail(error.description)
        }
        if let error = error as? ValidationError {
            fail(error.message, status: .validationFailure)
        }
        let status = exitCode(for: error)
        guard status != .success else {
            writeToStandardOutput(fullMessage(for: error) + "\n")
            exit(withError: ExitCode.success)
        }
        let message = message(for: error)
        // A message about a value says what would be right. Other messages need the usage line.
        let usage = fullMessage(for: error).split(separator: "\n").first { $0.hasPrefix("Usage: ") }
        guard let usage, !message.contains(" is invalid for ") else {
            fail(message, status: status)
        }
        let joint = message.hasSuffix("?") || message.hasSuffix(".") ? " " : ". "
        fail(message + joint + usage, status: status)
    }
}
