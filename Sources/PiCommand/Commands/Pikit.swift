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
struct Pikit: DocumentedCommand {
    static let configuration = CommandConfiguration(
        commandName: "pikit",
        abstract: "Estimates π by Monte Carlo, on every core, with GSL's random generators.",
        usage: """
            pikit [<options of 'pikit estimate'>]
            pikit <subcommand> [<options>]
            """,
        discussion: """
            'pikit -n 1e9 -s 42' is short for 'pikit estimate -n 1e9 -s 42'; 'pikit help estimate' \
            lists its options. The same plan, that is generator, seed and samples, has the same \
            hits on any machine, with any number of workers.

            \(examples.text)
            """,
        version: RunSummary.thisVersion,
        subcommands: Subcommand.allCases.map(\.type),
        defaultSubcommand: EstimateCommand.self)

    static let examples: [Example] = [
        Example("pikit -n 1e9 -s 42", "estimate π from 10^9 points"),
        Example("pikit -n 1e9 -s 42 --json", "the same, as the record of the run"),
        Example("pikit graph --tasks 4 --draw pi.svg", "the same as tasks, drawn"),
        Example("pikit generators", "what -g can name"),
        Example("pikit help estimate", "all options, with more examples"),
    ]

    @OptionGroup
    var options: PikitOptions

    /// Runs the command and ends the program.
    ///
    /// The command runs on the main thread, and exits there: it needs no thread of Dispatch, which may
    /// have to wait for one where the system grants few. Nor does it run on Swift's global executor,
    /// whose threads Dispatch monitors through /proc: it traps where that is not mounted.
    static func main() {
        // Do this before Dispatch opens a descriptor and is given the number of a closed one.
        StandardDescriptors.open()
        guard let arguments = CommandLineArguments.given else {
            fail("the command line cannot be read: mount /proc, its only source here")
        }
        if let damaged = CommandLineArguments.damaged {
            fail(
                "the argument '\(damaged)' is not UTF-8: give a file of such a name another one",
                status: .validationFailure)
        }
        // A write to a pipe without a reader must be an error, not a signal.
        signal(SIGPIPE, SIG_IGN)
        // The same goes for a write past the file size limit.
        signal(SIGXFSZ, SIG_IGN)
        let mainThread = ThreadExecutor()
        Task.detached(executorPreference: mainThread) {
            let invocation = Invocation(arguments)
            do {
                try await invocation.run()
            } catch {
                report(error, of: invocation)
            }
            endProgram(.success)
        }
        mainThread.run()
    }
}
