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
        let files = try GraphError.attempt("make a temporary file in", TemporaryFile.folder) {
            () throws(POSIXError) in try Program.Files(input: Array(text.utf8))
        }
        let (drawing, failure): ([UInt8], String?)
        do throws(POSIXError) {
            let status = try program.run(["-T\(format.rawValue)"], files)
            drawing = try files.output.readAll(atMost: 1 << 31)
            failure = try reason(status, hasDrawn: !drawing.isEmpty, files)
        } catch {
            let reason = String(cString: strerror(error.code.rawValue))
            throw GraphError(
                .graphviz, "cannot draw \(kind) with '\(program.path)': \(reason)",
                underlying: error)
        }
        if let failure {
            throw GraphError(
                .graphviz, "'\(program.path)' failed to draw \(kind): \(failure)")
        }
        return format == .svg ? styled(drawing) : drawing
    }

    /// Why there is no drawing, as `dot` says it, or `nil` if there is one.
    private static func reason(
        _ status: Int32, hasDrawn: Bool, _ files: borrowing Program.Files
    ) throws(POSIXError) -> String? {
        if status == 0 && hasDrawn { return nil }
        let text = String(decoding: try files.errors.read(upTo: 1 << 12), as: UTF8.self)
        let lines = text.split(whereSeparator: \.isNewline)
        if !lines.isEmpty { return lines.joined(separator: "; ").shortened(to: 300) }
        return status == 0 ? "it printed nothing" : "it ended with the status \(status)"
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
