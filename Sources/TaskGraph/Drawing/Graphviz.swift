#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// The program `dot`, which lays out graphs.
enum Graphviz {
    /// The drawing that `dot` makes of a text in its language.
    ///
    /// Throws ``GraphError`` with the code `graphviz` if the program is missing or fails.
    static func draw(_ text: String, _ format: DrawingFormat) throws(GraphError) -> [UInt8] {
        let kind = format.rawValue.uppercased()
        guard let program = Program(named: "dot") else {
            throw GraphError(
                .graphviz,
                "to draw \(kind) takes the program 'dot': install the package 'graphviz', or ask "
                    + "for a .dot file, which takes nothing")
        }
        let outcome: Outcome
        do throws(POSIXError) {
            outcome = try run(program, on: text, format)
        } catch {
            let reason = String(cString: strerror(error.code.rawValue))
            throw GraphError(
                .graphviz, "cannot draw \(kind) with '\(program.path)': \(reason)",
                underlying: error)
        }
        switch outcome {
        case .drawing(let drawing): return format == .svg ? styled(drawing) : drawing
        case .errors(let errors):
            throw GraphError(
                .graphviz, "'\(program.path)' failed to draw \(kind): \(errors.shortened(to: 300))")
        }
    }

    private enum Outcome {
        case drawing([UInt8])
        /// What the program says of its failure, on one line.
        case errors(String)
    }

    /// Runs `dot` on files in a folder of its own.
    private static func run(
        _ program: Program, on text: String, _ format: DrawingFormat
    ) throws(POSIXError) -> Outcome {
        let folder = try TemporaryFolder()
        let (input, output) = (folder.path + "/in", folder.path + "/out")
        let errors = folder.path + "/errors"
        let file = try Descriptor(input, O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)
        try file.write(Array(text.utf8))
        try file.close()
        let status = try program.run(
            ["-T\(format.rawValue)", "-o", output, input], errorsTo: errors)
        guard status ?? 0 == 0 else {
            let said = try Descriptor(errors, O_RDONLY).readAll(atMost: 1 << 31)
            let lines = String(decoding: said, as: UTF8.self).split(whereSeparator: \.isNewline)
            return .errors(lines.joined(separator: "; "))
        }
        return .drawing(try Descriptor(output, O_RDONLY).readAll(atMost: 1 << 31))
    }

    /// Adds colours for dark backgrounds to an SVG drawing.
    ///
    /// A style sheet takes precedence over the attributes that `dot` writes.
    private static func styled(_ drawing: [UInt8]) -> [UInt8] {
        guard let tag = drawing.firstRange(of: Array("<svg".utf8)),
            let end = drawing[tag.upperBound...].firstIndex(of: UInt8(ascii: ">"))
        else { return drawing }
        return drawing[...end] + Array(("\n" + dark).utf8) + drawing[(end + 1)...]
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
