import ArgumentParser
import PiKit
import TaskGraph

struct GraphCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "graph",
        abstract:
            "Estimates π with a task graph that can be drawn: many calc_pi tasks and their mean.",
        discussion: """
            For any number of tasks, the estimate is the one that 'pikit estimate' finds with the \
            same samples, seed and generator. The name of the drawing's file selects its format: \
            .svg, .png, .pdf, or .dot for Graphviz's own language.
            """)

    @Option(
        parsing: .unconditional,
        help: "The number of tasks that share the samples, 1 to 1000000. (default: one per worker)",
        transform: parseTasks)
    var tasks: Int?

    @Option(
        parsing: .unconditional,
        help: "The number of samples, such as 1000000, 1_000_000 or 1e6. (default: 1e8)",
        transform: parseSamples)
    var samples = 100_000_000

    @OptionGroup
    var sequence: SequenceOptions

    @Option(
        parsing: .unconditional,
        help: "The number of threads that run the tasks, 1 to 128. (default: all available cores)",
        transform: parseWorkers)
    var workers: Int?

    @Option(
        parsing: .unconditional, help: "Draw the graph in this file before computing it.",
        transform: parseDrawing)
    var draw: String?

    @OptionGroup
    var trace: TraceOptions

    func run() async throws {
        let plan = try sequence.plan(samples: samples)
        let workers = workers ?? PiEstimator.defaultWorkers
        let asked = tasks ?? workers
        let (graph, fallbacks) = try PiEstimator(plan).graphAndFallbacks(tasks: asked)
        warn(ofFallbacks: fallbacks)
        if let draw {
            try graph.visualize(to: draw)
        }
        try await trace.observe { observer in
            let estimate = try await graph.compute(workers: workers, observer: observer)
            // All tasks but the mean.
            let parts = graph.taskCount - 1
            let used = parts < asked ? "\(parts) of \(asked)" : "\(asked)"
            writeToStandardOutput(
                report(estimate, of: plan, [("tasks", used), ("workers", "\(workers)")]))
        }
    }
}
