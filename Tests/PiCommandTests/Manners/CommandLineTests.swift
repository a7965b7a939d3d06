import Foundation
import PiKit
import Testing

/// What the program makes of command lines that are not quite right, and of some that are.
@Suite("A command line")
struct CommandLineTests {
    private static let usage =
        "Usage: pikit estimate [-n <n>] [-s <n>] [-g <name>] [-w <n>] [--record <file>] [<other options>]"
    private static let generated = "man, complete-bash, complete-zsh, complete-fish"
    private static let notFromScript =
        "---completion is for the scripts that 'pikit --generate complete-bash' and its like print"

    private static let refused: [([String], String)] = [
        (["estmate"], "there is no subcommand 'estmate'; did you mean 'estimate'?"),
        (["grpah"], "there is no subcommand 'grpah'; did you mean 'graph'?"),
        (["generator"], "there is no subcommand 'generator'; did you mean 'generators'?"),
        (["HELP"], "there is no subcommand 'HELP'; did you mean 'help'?"),
        (["Estimate"], "there is no subcommand 'Estimate'; did you mean 'estimate'?"),
        (["nonsense"], "there is no subcommand 'nonsense'; 'pikit help' lists them"),
        ([""], "there is no subcommand ''; 'pikit help' lists them"),
        (["help", "nonsense"], "there is no subcommand 'nonsense'; 'pikit help' lists them"),
        (["help", "grph"], "there is no subcommand 'grph'; did you mean 'graph'?"),
        (["help", "help", "grph"], "there is no subcommand 'grph'; did you mean 'graph'?"),
        (["--record=", "--json"], "there is no value after the equals sign of '--record='"),
        (["graph", "--seed=", "5"], "there is no value after the equals sign of '--seed='"),
        (["-n", "5", "--json="], "there is no value after the equals sign of '--json='"),
        (["help", ""], "there is no subcommand ''; 'pikit help' lists them"),
        (
            ["help", "graph", "extra"],
            "help is on one subcommand: 'pikit help graph' takes no 'extra'"
        ),
        (
            ["--tasks", "8", "graph"],
            "options follow the name of their subcommand, as in 'pikit graph --tasks 8'; 'pikit help graph' lists them"
        ),
        (
            ["-n", "5", "graph", "--tasks", "2"],
            "options follow the name of their subcommand, as in 'pikit graph -n 5 --tasks 2'; 'pikit help graph' lists them"
        ),
        (["--record", "graph", "foo"], "Unexpected argument 'foo'. \(usage)"),
        (["estimate", "-n", "5", "graph"], "Unexpected argument 'graph'. \(usage)"),
        (["-n", "5", "foo", "bar"], "2 unexpected arguments: 'foo', 'bar'. \(usage)"),
        (["--", "-n"], "Unexpected argument '-n'. \(usage)"),
        (["-"], "Unexpected argument '-'. \(usage)"),
        (["--generate"], "give --generate one of \(generated), and nothing else"),
        (["--generate", "nonsense"], "give --generate one of \(generated), and nothing else"),
        (["--generate", "man", "page"], "give --generate one of \(generated), and nothing else"),
        (["--generate="], "give --generate one of \(generated), and nothing else"),
        (["---completion"], notFromScript),
        (["---completion", "nonsense"], notFromScript),
        (["---completion", "--"], notFromScript),
        (["---completion", "--", "--generator", "0"], notFromScript),
        (["---completion", "--", "--generator", "0", "-5", "x"], notFromScript),
        (["---completion", "--", "--generator", "-1", "0", "x"], notFromScript),
        (["---completion", "--", "--nonsense", "0", "0"], notFromScript),
        (["---completion", "--", "", "0", "0"], notFromScript),
        (["---completion", "nonsense", "--", "--generator", "0", "0"], notFromScript),
        (["---completion", "--", "--samples", "0", "0"], notFromScript),
        (["graph", "---completion", "--", "--generator", "0", "0"], notFromScript),
        (
            ["-n", "5", "---completion", "--", "--generator", "0", "0"],
            "Invalid option: ---completion. \(usage)"
        ),
        (
            ["--experimental-dump-help"],
            "Unknown option '--experimental-dump-help'. \(usage)"
        ),
        (
            ["--generate-completion-script", "bash"],
            "Unknown option '--generate-completion-script'. \(usage)"
        ),
        (["-x"], "Unknown option '-x'. \(usage)"),
        (["-qx"], "Unknown option '-x'. \(usage)"),
        (["--sampels", "5"], "Unknown option '--sampels'. Did you mean '--samples'? \(usage)"),
        (
            ["-qn5"],
            "Unknown option '-qn5': a short option with a value stands alone, as in '-n 5'. \(usage)"
        ),
        (
            ["-w"],
            "Missing value for '-w <n>': the number of threads that share the work, 1 to 128. (default: all available cores)"
        ),
        (
            ["stream", "--from"],
            "Missing value for '--from <n>': the number of the first draw; only generators of the kind 'exact' can start after 0. (default: 0)"
        ),
        (
            ["graph", "-q", "--draw"],
            "Missing value for '--draw <file.svg>': draw the graph in this file first: .svg, .png, .pdf, .dot or .gv."
        ),
        (
            ["--json=yes"],
            "The option '--json' does not take any value, but 'yes' was specified. \(usage)"
        ),
        (
            ["merge"],
            "Missing expected argument '<file> ...'. Usage: pikit merge <file> ... [--record <file>] [<other options>]"
        ),
        (["show"], "Missing expected argument '<file> ...'. Usage: pikit show <file> ..."),
        (
            ["generators", "extra"],
            "Unexpected argument 'extra'. Usage: pikit generators [--json]"
        ),
    ]

    @Test(
        "that is wrong is answered with status 64 and a line that says what is right",
        arguments: refused)
    func isRefused(words: [String], line: String) throws {
        let command = try Command.pikit(words)
        #expect(command.errors == "pikit: \(line)\n")
        #expect(command.status == 64)
        #expect(command.output.isEmpty)
    }

    @Test("with an option before its value takes the name of a subcommand for that value")
    func names() throws {
        let samples = try Command.pikit("-n", "graph")
        #expect(samples.failed(64, "The value 'graph' is invalid for '-n <n>': "))
        let folder = try Folder()
        let record = try Command.shell("pikit -q -n 5 -s 1 --record graph", in: folder.path)
        #expect(record.status == 0 && record.output == "1.6\n")
        #expect(try folder.files().contains("graph"))
    }

    @Test(
        "may give short options in several ways",
        arguments: [
            "-q -n 5 -s 1", "-qn 5 -s 1", "-n5 -s1 -q", "-n=5 -s=1 -q",
            "--samples=5 --seed=1 --quiet", "-n 7 -n 5 -s 1 -qq", "-q -s1 --samples 5 --",
            "estimate -s 1 -q -n 5",
            "-gmt19937 -w1 -n5 -s1 -q",
        ])
    func ways(options: String) throws {
        let command = try Command.shell("pikit \(options)")
        #expect(command.status == 0 && command.errors.isEmpty)
        #expect(command.output == "1.6\n")
    }

    @Test(
        "may ask for the version anywhere",
        arguments: [
            "--version", "--version extra", "graph --version", "-n 5 --version",
            "estimate --version -q", "merge --version",
        ])
    func version(words: String) throws {
        let command = try Command.shell("pikit \(words)")
        #expect(command.status == 0 && command.errors.isEmpty)
        #expect(command.output == "\(RunSummary.thisVersion)\n")
    }

    @Test("may ask for help on help, and for the help of a subcommand in wrong order")
    func help() throws {
        let help = try Command.pikit("help").output
        #expect(help.hasPrefix("OVERVIEW: Estimates π"))
        for words in [["help", "help"], ["help", "-h"], ["--help", "nonsense"]] {
            let command = try Command.pikit(words)
            #expect(command.output == help && command.status == 0)
        }
        let graph = try Command.pikit("graph", "--tasks", "x", "--help")
        #expect(graph.status == 64 && graph.output.isEmpty)
    }

    @Test("of any length is answered in a short line")
    func long() throws {
        let word = String(repeating: "x", count: 100_000)
        for words in [[word], ["--" + word], ["-n", word], ["help", word], ["-n", "5", word]] {
            let command = try Command.pikit(words)
            #expect(command.failed(64, "xxx…xxx") || command.failed(64, "'pikit help' lists them"))
            #expect(command.errors.count < 1100)
        }
    }

    @Test(
        "with bytes that are not UTF-8 is refused, as no file has the name that would be left",
        arguments: ["", "--record ", "-n ", "show "])
    func notUTF8(options: String) throws {
        let folder = try Folder()
        let command = try Command.shell(
            "pikit \(options)\"$(printf 'a\\377.json')\"", in: folder.path)
        #expect(
            command.failed(
                64,
                "the argument 'a\u{FFFD}.json' is not UTF-8: give a file of such a name another one\n"
            ))
        #expect(try folder.files().isEmpty)
        let mark = try Command.shell("pikit 'a\u{FFFD}'")
        #expect(mark.failed(64, "there is no subcommand 'a\u{FFFD}'"))
    }

    @Test("that is empty computes nothing if standard output is closed")
    func closedOutput() throws {
        let command = try Command.shell("pikit >&-")
        #expect(command.status == 1)
        #expect(command.errors == "pikit: standard output is closed\n")
    }
}
