/// The file formats of drawings.
package enum DrawingFormat: String {
    case dot, svg, png, pdf

    /// The format given by the suffix of a file name.
    ///
    /// Throws ``GraphError`` with the code `format` if it is the suffix of none.
    package init(path: String) throws(GraphError) {
        let suffix = OutputFile.suffix(of: path)
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
