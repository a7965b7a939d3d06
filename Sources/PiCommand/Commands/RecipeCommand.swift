import ArgumentParser
import Foundation
import PiKit
import TaskGraph

struct RecipeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recipe",
        abstract: "Cooks pea soup, as tasks of which some can be done at the same time.",
        discussion: """
            With two workers the vegetables are cut while the peas simmer; '--workers 1' is a cook \
            who does one thing after the other. Drawings are SVG, PNG, PDF, or Graphviz's own \
            language, as the file is named: .svg, .png, .pdf or .dot.
            """)

    @Option(
        parsing: .unconditional,
        help: "How many cooks there are, 1 to 128. (default: all cores it may use, and 2 at least)",
        transform: parseWorkers)
    var workers: Int?

    @Option(
        parsing: .unconditional,
        help: "How many seconds a minute of the recipe lasts, 0 to 60. (default: 0.05)",
        transform: parseMinute)
    var minute = 0.05

    @Option(
        parsing: .unconditional, help: "Draw the recipe to this file, before it is cooked.",
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

/// Snert, the Dutch pea soup, on a stove where a minute lasts as long as one likes.
private struct Recipe {
    let addVegetable: @Sendable (Delayed<[String]>, Delayed<String>) -> Delayed<[String]>
    let cut: @Sendable (Delayed<String>) -> Delayed<String>
    let simmer:
        @Sendable (Delayed<[String]>, Delayed<Measurement<UnitDuration>>) -> Delayed<[String]>

    /// - Parameter minute: How many seconds a minute lasts.
    init(minute: Double) {
        @Sendable func spend(_ time: Measurement<UnitDuration>, _ activity: String) {
            let minutes = time.converted(to: .minutes).value
            writeToStandardOutput("\(activity) for \(String(format: "%g", minutes)) min\n")
            Thread.sleep(forTimeInterval: minutes * minute)
        }
        addVegetable = delayed("add vegetable") { (pan: [String], ingredient: String) in
            writeToStandardOutput("adding \(ingredient)\n")
            return pan + [ingredient]
        }
        cut = delayed("cut vegetable") { (ingredient: String) in
            spend(.init(value: 30, unit: .minutes), "cutting \(ingredient)")
            return "sliced " + ingredient
        }
        simmer = delayed("simmer") { (pan: [String], time: Measurement<UnitDuration>) in
            spend(time, "simmering")
            return pan
        }
    }

    /// The soup, from what is in the pan already.
    func snert(_ pan: Delayed<[String]>) -> Delayed<[String]> {
        var pan = addVegetable(pan, "peas")
        pan = simmer(pan, .constant(.init(value: 60, unit: .minutes)))
        let vegetables = cut("vegetables")
        pan = addVegetable(pan, vegetables)
        return simmer(pan, .constant(.init(value: 20, unit: .minutes)))
    }
}
