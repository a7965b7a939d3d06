import ArgumentParser

/// The option that draws a task graph.
struct DrawingOptions: ParsableArguments {
    @Option(
        name: .customLong("draw"), parsing: .unconditional,
        help: ArgumentHelp(
            "Draw the graph in this file first: .svg, .png, .pdf, .dot or .gv.",
            valueName: "file.svg"),
        completion: .file(extensions: ["svg", "png", "pdf", "dot", "gv"]), transform: parseDrawing)
    var file: String?
}
