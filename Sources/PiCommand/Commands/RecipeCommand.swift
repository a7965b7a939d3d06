import ArgumentParser
import PiKit
import TaskGraph

struct RecipeCommand: AsyncParsableCommand, DocumentedCommand {
    static let configuration = CommandConfiguration.subcommand(
        .recipe, "Cooks pea soup as tasks, some of which can run at the same time.",
        usage: "[-w <n>] [--minute <seconds>] [--draw <file.svg>]\n[<other options>]",
        discussion: """
            Two workers cut the vegetables while the peas simmer; '-w 1' is a cook who does \
            one thing after the other.
            """,
        examples: examples)

    static let examples = [
        Example("pikit recipe", "soup in four seconds"),
        Example("pikit recipe -w 1 --minute 0.01", "one cook, who is in a hurry"),
        Example("pikit recipe --draw soup.svg --timeline cooks.svg", "the tasks, and who did them"),
    ]

    @OptionGroup(title: "Run")
    var cooking: CookingOptions

    @OptionGroup(title: "Output")
    var drawing: DrawingOptions

    @OptionGroup(title: "Output")
    var trace: TraceOptions

    func run() async throws {
        let soup = Recipe(minute: cooking.minute).snert([])
        if let file = drawing.file {
            try soup.visualize(to: file)
        }
        try await trace.observe { observer in
            let pan = try await soup.compute(
                workers: cooking.workers ?? max(2, PiEstimator.defaultWorkers), observer: observer)
            writeToStandardOutput("soup of \(pan.joined(separator: " and "))\n")
        }
    }
}

/// The options that say how the recipe is cooked.
struct CookingOptions: ParsableArguments {
    @Option(
        name: [.customShort("w", allowingJoined: true), .customLong("workers")],
        parsing: .unconditional,
        help: ArgumentHelp(
            "The number of cooks, 1 to 128. (default: all available cores, but at least 2)",
            valueName: "n"),
        transform: parseWorkers)
    var workers: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The seconds that a minute of the recipe lasts, 0 to 60. (default: 0.05)",
            valueName: "seconds"),
        transform: parseMinute)
    var minute = 0.05
}

/// Snert, the Dutch pea soup, on a stove whose minutes can be shorter than real ones.
private struct Recipe {
    let addVegetable: @Sendable (Delayed<[String]>, Delayed<String>) -> Delayed<[String]>
    let cut: @Sendable (Delayed<String>) -> Delayed<String>
    let simmer: @Sendable (Delayed<[String]>, Delayed<Duration>) -> Delayed<[String]>

    /// - Parameter minute: The seconds that a minute of the recipe lasts.
    init(minute: Double) {
        @Sendable func spend(_ time: Duration, _ activity: String) {
            let minutes = time / .minutes(1)
            writeToStandardOutput("\(activity) for \(String(printf: "%g", minutes)) min\n")
            DetachedThread.sleep(.seconds(minutes * minute))
        }
        addVegetable = delayed("add vegetable") { (pan: [String], ingredient: String) in
            writeToStandardOutput("adding \(ingredient)\n")
            return pan + [ingredient]
        }
        cut = delayed("cut vegetable") { (ingredient: String) in
            spend(.minutes(30), "cutting \(ingredient)")
            return "sliced " + ingredient
        }
        simmer = delayed("simmer") { (pan: [String], time: Duration) in
            spend(time, "simmering")
            return pan
        }
    }

    /// The soup, starting from what is in the pan.
    func snert(_ pan: Delayed<[String]>) -> Delayed<[String]> {
        var pan = addVegetable(pan, "peas")
        pan = simmer(pan, .constant(.minutes(60)))
        let vegetables = cut("vegetables")
        pan = addVegetable(pan, vegetables)
        return simmer(pan, .constant(.minutes(20)))
    }
}

extension Duration {
    fileprivate static func minutes(_ count: Int) -> Duration { .seconds(60 * count) }
}
