internal import Foundation

/// The formats that a graph can be drawn in.
package enum DrawingFormat: String {
    case dot, svg, png, pdf

    /// The format that a file's name tells.
    package init(path: String) throws(GraphError) {
        let suffix = URL(fileURLWithPath: path).pathExtension.lowercased()
        guard let format = DrawingFormat(rawValue: suffix == "gv" ? "dot" : suffix) else {
            throw GraphError(
                .format,
                "the name of a drawing ends in .svg, .png, .pdf, .dot or .gv, which '\(path)' "
                    + "does not"
            )
        }
        self = format
    }
}
