internal import Foundation

/// The program `dot`, which lays out graphs.
enum Graphviz {
    /// The drawing that `dot` makes of a text in its language.
    ///
    /// Throws ``GraphError`` with the code `graphviz` if the program is missing or fails.
    static func draw(_ text: String, _ format: DrawingFormat) throws -> Data {
        let kind = format.rawValue.uppercased()
        guard let program = executable(named: "dot") else {
            throw GraphError(
                .graphviz,
                "to draw \(kind) takes the program 'dot': install the package 'graphviz', or ask "
                    + "for a .dot file, which takes nothing")
        }
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("taskgraph-\(UUID().uuidString)")
        let (input, output) = (
            folder.appendingPathComponent("in"), folder.appendingPathComponent("out")
        )
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: input)
            let (status, message) = try run(
                program, ["-T\(format.rawValue)", "-o", output.path, input.path])
            guard status == 0 else {
                throw GraphError(
                    .graphviz, "'\(program.path)' failed to draw \(kind): \(message)")
            }
            let drawing = try Data(contentsOf: output)
            return format == .svg ? styled(drawing) : drawing
        } catch let error as GraphError {
            throw error
        } catch {
            throw GraphError(
                .graphviz,
                "cannot draw \(kind) with '\(program.path)': \(error.localizedDescription)",
                underlying: error)
        }
    }

    /// The first executable file of this name in the folders of `PATH`.
    private static func executable(named name: String) -> URL? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
        return path.split(separator: ":")
            .map { URL(fileURLWithPath: String($0)).appendingPathComponent(name) }
            .first {
                FileManager.default.isExecutableFile(atPath: $0.path) && !$0.hasDirectoryPath
            }
    }

    /// Runs a program, and returns its status and its standard error as one line.
    private static func run(
        _ program: URL, _ arguments: [String]
    ) throws -> (status: Int32, message: String) {
        let process = Process()
        let errors = Pipe()
        process.executableURL = program
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = errors
        try process.run()
        let message = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        let lines = String(decoding: message, as: UTF8.self).split(whereSeparator: \.isNewline)
        return (process.terminationStatus, lines.joined(separator: "; ").shortened(to: 300))
    }

    /// Adds colours for dark backgrounds to an SVG drawing.
    ///
    /// A style sheet takes precedence over the attributes that `dot` writes.
    private static func styled(_ drawing: Data) -> Data {
        let text = String(decoding: drawing, as: UTF8.self)
        guard let tag = text.range(of: "<svg"),
            let end = text.range(of: ">", range: tag.upperBound..<text.endIndex)
        else { return drawing }
        return Data((text[..<end.upperBound] + "\n" + dark + text[end.upperBound...]).utf8)
    }

    private static let dark = """
        <style>@media (prefers-color-scheme:dark){
        .graph>polygon{fill:#14171c}
        .edge path,.edge polygon{stroke:#9aa4af}.edge polygon{fill:#9aa4af}
        .node text{fill:#e6edf3}.node ellipse,.node polygon{stroke:#9aa4af}
        .plain ellipse{fill:#1f3350}.data polygon{fill:#22272e}
        .idle ellipse{fill:#14171c}
        .timed text{fill:#14171c}.failed ellipse{fill:#7d1f1f;stroke:#ff8a80}
        }</style>
        """
}
