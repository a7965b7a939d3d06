import ArgumentParser
import PiKit
import TaskGraph

struct GraphCommand: AsyncParsableCommand, DocumentedCommand {
    static let configuration = CommandConfiguration.subcommand(
        .graph,
        "Estimates π with a task graph that can be drawn: many calc_pi tasks and their mean.",
        usage: """
            [--tasks <n>] [-n <n>] [-s <n>] [-g <name>] [-w <n>]
            [--draw <file.svg>] [<other options>]
            """,
        discussion: """
            For any number of tasks, the estimate is the one that 'pikit estimate' finds with the \
            same samples, seed and generator. The name of the drawing's file selects its format: \
            .svg, .png, .pdf, or .dot for Graphviz's own language.
            """,
        examples: examples)

    static let examples = [
        Example("pikit graph -n 1e8 -s 42 --tasks 8", "eight tasks"),
        Example("pikit graph -s 42 --tasks 4 --draw pi.svg", "a picture of the graph"),
        Example("pikit graph -s 42 --tasks 8 --timeline run.svg", "who ran what, and when"),
        Example("pikit graph -s 42 --json", "the estimate, for programs"),
    ]

    @OptionGroup(title: "Plan")
    var size: SizeOptions

    @OptionGroup(title: "Plan")
    var sequence: SequenceOptions

    @OptionGroup(title: "Run")
    var cutting: TaskOptions

    @OptionGroup(title: "Run")
    var running: RunOptions

    @OptionGroup(title: "Output")
    var drawing: DrawingOptions

    @OptionGroup(title: "Output")
    var trace: TraceOptions

    @OptionGroup(title: "Output")
    var json: JSONOption

    @OptionGroup(title: "Output")
    var output: QuietOption

    func run() async throws {
        let plan = try sequence.plan(samples: size.samples)
        let kernel = try running.kernel()
        let asked = cutting.tasks ?? running.workers
        let (graph, fallbacks) = try PiEstimator(plan).graphAndFallbacks(
            tasks: asked, kernel: kernel)
        warn(ofFallbacks: fallbacks)
        if let file = drawing.file {
            try graph.visualize(to: file)
        }
        try await trace.observe { observer in
            let estimate = try await graph.compute(workers: running.workers, observer: observer)
            // All tasks but the mean.
            let tasks = graph.taskCount - 1
            if json.isWanted {
                try writeToStandardOutput(
                    encodeJSON(
                        GraphResult(
                            plan: plan, tasks: tasks, workers: running.workers,
                            kernel: (kernel.serves(plan.generator) ? kernel : .plain).name,
                            tally: estimate.tally, estimate: estimate,
                            notes: fallbacks)))
            } else if output.quiet {
                writeToStandardOutput("\(estimate.pi)\n")
            } else {
                let used = tasks < asked ? "\(tasks) of \(asked)" : "\(asked)"
                writeToStandardOutput(
                    report(
                        estimate, of: plan,
                        [("tasks", used), ("workers", "\(running.workers)")]))
            }
        }
    }
}

/// The option that cuts a plan into tasks.
struct TaskOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The number of tasks that share the samples, 1 to 1000000. (default: one per worker)",
            valueName: "n"),
        transform: parseTasks)
    var tasks: Int?
}

/// What `pikit graph --json` prints, see `Documentation/schemas/graph.schema.json`.
private struct GraphResult: Encodable {
    let format = "pikit-graph"
    let version = 1
    let plan: Plan
    let tasks: Int
    let workers: Int
    let kernel: String
    let tally: Hits
    let estimate: Estimate
    let notes: [String]
}
