import ArgumentParser
import PiKit
import TaskGraph

struct GraphCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "graph",
        abstract:
            "Estimates π as a graph of tasks that can be looked at: many calc_pi and their mean.",
        discussion: """
            The estimate is the one that 'pikit estimate' finds with the same samples, seed and \
            generator, whatever the number of tasks. Drawings are SVG, PNG, PDF, or Graphviz's own \
            language, as the file is named: .svg, .png, .pdf or .dot.
            """)

    @Option(
        parsing: .unconditional,
        help: "How many tasks share the samples, 1 to 1000000. (default: the number of workers)",
        transform: parseTasks)
    var tasks: Int?

    @Option(
        parsing: .unconditional,
        help: "How many drops fall, such as 1000000, 1_000_000 or 1e6. (default: 1e8)",
        transform: parseSamples)
    var samples = 100_000_000

    @OptionGroup
    var sequence: SequenceOptions

    @Option(
        parsing: .unconditional,
        help: "How many threads share the tasks, 1 to 128. (default: all cores it may use)",
        transform: parseWorkers)
    var workers: Int?

    @Option(
        parsing: .unconditional, help: "Draw the graph to this file, before it is computed.",
        transform: parseDrawing)
    var draw: String?

    @OptionGroup
    var trace: TraceOptions

    func run() async throws {
        let plan = try sequence.plan(samples: samples)
        let workers = workers ?? PiEstimator.defaultWorkers
        let asked = tasks ?? workers
        let graph = try PiEstimator(plan).graph(tasks: asked)
        if let draw {
            try graph.visualize(to: draw)
        }
        try await trace.observe { observer in
            let estimate = try await graph.compute(workers: workers, observer: observer)
            // One task is the mean.
            let parts = graph.taskCount - 1
            let used = parts < asked ? "\(parts) of \(asked)" : "\(asked)"
            writeToStandardOutput(
                report(estimate, of: plan, [("tasks", used), ("workers", "\(workers)")]))
        }
    }
}
