import ArgumentParser
import PiKit
import TaskGraph

struct CompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Counts the same points in Swift, in GSL's loop and by the kernel, side by side.",
        discussion: """
            swift-system uses Double.random with the system's generator, so its points differ from \
            run to run. swift-scalar and swift-simd implement mt19937 in pure Swift. gsl-loop is \
            the plain C loop over GSL's generator, which specifies what the other rows must count. \
            kernel runs the vector code on one worker, kernel-parallel on all workers.

            Without --generator and --seed, the environment variables GSL_RNG_TYPE and \
            GSL_RNG_SEED apply. Without those, the generator is mt19937, and the seed is drawn at \
            random and printed.

            The rows run in turn for five rounds; the times are medians. Rows that are too slow \
            run on fewer samples. The hits are compared with those of gsl-loop; if any differ, the \
            exit status is 1.
            """)

    @Option(
        parsing: .unconditional,
        help: "The number of samples, such as 1000000, 1_000_000 or 1e6. (default: 1e8)",
        transform: parseSamples)
    var samples = 100_000_000

    @OptionGroup
    var sequence: SequenceOptions

    @Option(
        parsing: .unconditional,
        help: "The threads of kernel-parallel, 1 to 128. (default: all available cores)",
        transform: parseWorkers)
    var workers: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The rows to run, separated by commas.", valueName: "a,b,…"),
        transform: parseContenders)
    var only = Set(Contender.allCases)

    @Option(
        parsing: .unconditional, help: "Draw the rates as a bar chart in this SVG file.",
        transform: parsePlot)
    var plot: String?

    @Flag(help: "Print the rows as JSON.")
    var json = false

    @OptionGroup
    var progress: ProgressOptions

    func run() async throws {
        let plan = try sequence.plan(samples: samples)
        let kernel = try Kernel.chosen()
        let contenders = Contender.allCases.filter(only.contains)
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
        var line = ProgressLine(progress.mode)
        defer { line.clear() }
        return try await Comparison(
            of: contenders, plan: plan, workers: workers ?? PiEstimator.defaultWorkers,
            kernel: kernel, progress: { line.show($0) })
    }

    /// Prints and draws the comparison, and ends the program with status 1 if hits differ.
    ///
    /// A closed standard output changes neither the picture nor the status, and a failure to write
    /// the picture does not change the output.
    private func report(_ comparison: Comparison) throws {
        let plotted = Result {
            if let plot { try OutputFile.write(comparison.chart.svg.utf8, to: plot) }
        }
        let differing = comparison.rows.filter { $0.identical == false }.map(\.contender.rawValue)
        try writeToStandardOutput(
            json ? encodeJSON(comparison) : comparison.description,
            orEndWith: differing.isEmpty ? ExitCode.success : ExitCode.failure)
        if !differing.isEmpty {
            warn("the hits of \(differing.joined(separator: " and ")) are not those of gsl-loop")
        }
        try plotted.get()
        if !differing.isEmpty { throw ExitCode.failure }
    }
}
