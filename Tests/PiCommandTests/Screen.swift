/// What a terminal shows after a text, as far as the program's output makes use of terminals.
struct Screen {
    /// The lines, without spaces at their ends.
    private(set) var lines: [String] = []
    /// The most columns that a line had at any time.
    private(set) var width = 0

    /// Interprets carriage returns, line feeds, and the sequence that clears the rest of a line.
    ///
    /// Each other scalar fills one column.
    init(_ text: String) {
        var line: [Unicode.Scalar] = []
        var column = 0
        var rest = Substring(text).unicodeScalars
        func shown() -> String {
            var scalars = line[...]
            while scalars.last == " " { scalars.removeLast() }
            return String(String.UnicodeScalarView(scalars))
        }
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\r": column = 0
            case "\n":
                lines.append(shown())
                (line, column) = ([], 0)
            case "\u{1B}" where rest.starts(with: "[K".unicodeScalars):
                rest.removeFirst(2)
                line.removeSubrange(min(column, line.count)...)
            default:
                if column < line.count { line[column] = scalar } else { line.append(scalar) }
                column += 1
                width = max(width, column)
            }
        }
        if !line.isEmpty { lines.append(shown()) }
    }
}
