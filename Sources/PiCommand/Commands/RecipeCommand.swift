import ArgumentParser
import PiKit
import TaskGraph

struct RecipeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recipe",
        abstract: "Cooks pea soup as tasks, some of which can run at the same time.",
        discussion: """
            Two workers cut the vegetables while the peas simmer; '--workers 1' is a cook who does \
            one thing after the other. The name of the drawing's file selects its format: .svg, \
            .png, .pdf, or .dot for Graphviz's own language.
            """)

    @Option(
        parsing: .unconditional,
        help: "The number of cooks, 1 to 128. (default: all available cores, but at least 2)",
        transform: parseWorkers)
    var workers: Int?

    @Option(
        parsing: .unconditional,
        help: "The seconds that a minute of the recipe lasts, 0 to 60. (default: 0.05)",
        transform: parseMinute)
    var minute = 0.05

    @Option(
        parsing: .unconditional, help: "Draw the recipe in this file before cooking it.",
        transform: parseDrawing)
    var draw: String?

    @OptionGroup
    var trace: TraceOptions

    func run() async throws {
        let soup = Recipe(minute: minute).snert([])
        if let draw {
            try soup.visualize(to: draw)
        }
        try await trace.observe { observer in
            let pan = try await soup.compute(
                workers: workers ?? max(2, PiEstimator.defaultWorkers), observer: observer)
            writeToStandardOutput("soup of \(pan.joined(separator: " and "))\n")
        }
    }
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
