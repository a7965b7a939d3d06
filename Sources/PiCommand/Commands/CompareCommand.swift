import ArgumentParser
import PiKit
import TaskGraph

struct CompareCommand: AsyncParsableCommand, DocumentedCommand {
    static let configuration = CommandConfiguration.subcommand(
        .compare, "Counts the same points in Swift, in GSL's loop and by the kernel, side by side.",
        usage: "[-n <n>] [-s <n>] [-g <name>] [-w <n>] [--only <rows>]\n[<other options>]",
        discussion: """
            swift-system uses Double.random with the system's generator, so its points differ from \
            run to run. swift-scalar and swift-simd implement mt19937 in pure Swift. gsl-loop is \
            the plain C loop over GSL's generator, which specifies what the other rows must count. \
            kernel runs the vector code on one worker, kernel-parallel on all workers.

            Without -g and -s, the environment variables GSL_RNG_TYPE and \
            GSL_RNG_SEED apply. Without those, the generator is mt19937, and the seed is drawn at \
            random and printed.

            The rows run in turn for five rounds; the times are medians. Rows that are too slow \
            run on fewer samples. The hits are compared with those of gsl-loop; if any differ, the \
            exit status is 1.
            """,
        examples: examples)

    static let examples = [
        Example("pikit compare -n 1e6 -s 42", "all rows, on few samples"),
        Example("pikit compare -n 1e6 --only gsl-loop,kernel -g taus2", "two rows"),
        Example("pikit compare -n 1e6 --plot rates.svg", "a bar chart"),
    ]

    @OptionGroup(title: "Plan")
    var size: SizeOptions

    @OptionGroup(title: "Plan")
    var sequence: SequenceOptions

    @OptionGroup(title: "Run")
    var running: RunOptions

    @OptionGroup(title: "Run")
    var choice: RowOptions

    @OptionGroup(title: "Output")
    var output: ChartOptions

    @OptionGroup(title: "Output")
    var json: JSONOption

    @OptionGroup(title: "Output")
    var progress: ProgressOptions

    func run() async throws {
        let plan = try sequence.plan(samples: size.samples)
        let kernel = try running.kernel()
        let contenders = Contender.allCases.filter(choice.only.contains)
        guard contenders.contains(where: { $0.serves(plan.generator) }) else {
            throw ValidationError(
                "\(contenders.map(\.rawValue).joined(separator: " and ")) can only compare mt19937; "
                    + "choose that generator or other rows, not \(plan.generator)")
        }
        try await report(comparison(of: contenders, plan: plan, kernel: kernel))
    }

    private func comparison(
        of contenders: [Contender], plan: Plan, kernel: Kernel
    ) async throws -> Comparison {
        var line = ProgressLine(output.quiet ? .never : progress.mode)
        defer { line.clear() }
        return try await Comparison(
            of: contenders, plan: plan, workers: running.workers,
            kernel: kernel, progress: { line.show($0) })
    }

    /// Prints and draws the comparison, and ends the program with status 1 if hits differ.
    ///
    /// A closed standard output changes neither the picture nor the status, and a failure to write
    /// the picture does not change the output.
    private func report(_ comparison: Comparison) throws {
        let plotted = Result {
            if let plot = output.plot { try OutputFile.write(comparison.chart.svg.utf8, to: plot) }
        }
        let differing = comparison.rows.filter { $0.identical == false }.map(\.contender.rawValue)
        try writeToStandardOutput(
            json.isWanted
                ? encodeJSON(comparison) : comparison.report(fitting: TerminalWidth.ofOutput),
            orEndWith: differing.isEmpty ? ExitCode.success : ExitCode.failure)
        if !differing.isEmpty {
            warn("the hits of \(differing.joined(separator: " and ")) are not those of gsl-loop")
        }
        try plotted.get()
        if !differing.isEmpty { throw ExitCode.failure }
    }
}

/// The option that selects rows of a comparison.
struct RowOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The rows to run, separated by commas.", valueName: "rows"),
        completion: .custom { _, _, typed in Self.continuations(of: typed) },
        transform: parseContenders)
    var only = Set(Contender.allCases)

    /// A list of rows with one more row at its end.
    private static func continuations(of typed: String) -> [String] {
        let named = typed.split(separator: ",", omittingEmptySubsequences: false).dropLast()
        return Contender.allCases.map(\.rawValue).filter { !named.contains($0[...]) }.map {
            (named.map(String.init) + [$0]).joined(separator: ",")
        }
    }
}

/// The options that say what a comparison shows.
struct ChartOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Draw the rates as a bar chart in this SVG file.", valueName: "file.svg"),
        completion: .file(extensions: ["svg"]), transform: parsePlot)
    var plot: String?

    @Flag(name: [.customShort("q"), .customLong("quiet")], help: "Show no progress.")
    var quiet = false
}
