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
        transform: parseOutputFile)
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
        let progress = ProgressLine()
        let comparison = try await Comparison(
            of: contenders, plan: plan, workers: workers ?? PiEstimator.defaultWorkers,
            kernel: kernel, progress: progress.show)
        progress.clear()
        try writeToStandardOutput(json ? encodeJSON(comparison) : comparison.description)
        if let plot {
            try OutputFile.write(comparison.chart.svg.utf8, to: plot)
        }
        let differing = comparison.rows.filter { $0.identical == false }.map(\.contender.rawValue)
        if !differing.isEmpty {
            fail(
                "the hits of \(differing.joined(separator: " and ")) are not those of gsl-loop",
                status: EXIT_FAILURE)
        }
    }
}
