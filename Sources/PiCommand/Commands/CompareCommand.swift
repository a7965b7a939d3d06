import ArgumentParser
import Foundation
import PiKit
import TaskGraph

struct CompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Counts the same drops in Swift, in GSL's loop and by the kernel, side by side.",
        discussion: """
            swift-system is Double.random with the system's generator, which draws other numbers \
            each time. swift-scalar and swift-simd are mt19937 in Swift alone. gsl-loop is the plain \
            loop over GSL's generator, in C, which specifies what the others count; kernel is the \
            vector code, on one worker, and kernel-parallel the same on all.

            Without --generator and --seed, the environment's GSL_RNG_TYPE and GSL_RNG_SEED are taken, \
            or else mt19937 and a seed drawn at random, which is printed.

            The rows run in turn, five rounds, and the times are medians. A row that is too slow for \
            so many samples runs on fewer. Hits are compared with those of gsl-loop; if they differ, \
            the status is 1.
            """)

    @Option(
        parsing: .unconditional,
        help: "How many drops fall, such as 1000000, 1_000_000 or 1e6. (default: 1e8)",
        transform: parseSamples)
    var samples = 100_000_000

    @OptionGroup
    var sequence: SequenceOptions

    @Option(
        parsing: .unconditional,
        help: "The threads of kernel-parallel, 1 to 128. (default: all cores it may use)",
        transform: parseWorkers)
    var workers: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The rows to run, with commas between them.", valueName: "a,b,…"),
        transform: parseContenders)
    var only = Set(Contender.allCases)

    @Option(
        parsing: .unconditional, help: "Draw the rates as a bar chart to this SVG file.",
        transform: parsePlot)
    var plot: String?

    @Flag(help: "Print the rows as JSON.")
    var json = false

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
        let progress = ProgressLine()
        defer { progress.clear() }
        return try await Comparison(
            of: contenders, plan: plan, workers: workers ?? PiEstimator.defaultWorkers,
            kernel: kernel, progress: progress.show)
    }

    /// Prints and draws the comparison, and ends the program if hits differ that must not.
    ///
    /// Neither the picture nor the status depends on whether anybody reads what is printed, and what
    /// is printed not on the picture.
    private func report(_ comparison: Comparison) throws {
        let plotted = Result {
            if let plot { try OutputFile.write(comparison.chart.svg.utf8, to: plot) }
        }
        let differing = comparison.rows.filter { $0.identical == false }.map(\.contender.rawValue)
        try writeToStandardOutput(
            json ? encodeJSON(comparison) : comparison.description,
            orEndWith: differing.isEmpty ? EXIT_SUCCESS : EXIT_FAILURE)
        if !differing.isEmpty {
            warn("the hits of \(differing.joined(separator: " and ")) are not those of gsl-loop")
        }
        try plotted.get()
        if !differing.isEmpty { Foundation.exit(EXIT_FAILURE) }
    }
}
