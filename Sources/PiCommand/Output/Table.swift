/// Rows of cells, laid out as lines of text in columns two spaces apart.
struct Table {
    struct Column {
        let title: String
        /// Whether cells are aligned on the right, as those of numbers.
        var isRight = false
        /// The order in which narrow terminals drop columns: the highest rank first, and rank 0 never.
        var rank = 0
    }

    let columns: [Column]
    let rows: [[String]]
    /// The least width of the last column, whose cells are wrapped, or `nil` to wrap none.
    ///
    /// Other columns are dropped to keep this width.
    var leastOfLast: Int?

    /// The table as text.
    ///
    /// - Parameter width: The width that no line may pass, or `nil` for whole rows. To fit, columns are
    ///   left out, which a last line says, and the last column's cells are wrapped. What still does not
    ///   fit is cut.
    func text(fitting width: Int? = nil) -> String {
        guard let width else { return lines(of: Array(columns.indices), width: nil) }
        var shown = Array(columns.indices)
        while needed(for: shown) > width {
            let rank = shown.map { columns[$0].rank }.max() ?? 0
            guard rank > 0 else { break }
            shown.removeAll { columns[$0].rank == rank }
        }
        let hidden = columns.indices.filter { !shown.contains($0) }.map { columns[$0].title }
        let note = "Not shown in so few columns: \(hidden.joined(separator: ", "))."
        return lines(of: shown, width: width)
            + (hidden.isEmpty ? "" : "\n" + note.wrapped(to: width).map { $0 + "\n" }.joined())
    }

    private func widthOfCells(_ column: Int) -> Int {
        max(columns[column].title.count, rows.map { $0[column].count }.max() ?? 0)
    }

    /// The least width of a table of these columns.
    private func needed(for shown: [Int]) -> Int {
        guard let last = shown.last else { return 0 }
        let others = shown.dropLast().map { widthOfCells($0) + 2 }.reduce(0, +)
        let all = widthOfCells(last)
        return others + (last == columns.count - 1 ? min(leastOfLast ?? all, all) : all)
    }

    private func lines(of shown: [Int], width: Int?) -> String {
        let widths = shown.map(widthOfCells)
        let indent = widths.dropLast().map { $0 + 2 }.reduce(0, +)
        let room = max(1, (width ?? .max) - indent)
        return ([columns.map(\.title)] + rows).flatMap { row -> [String] in
            let cells = zip(shown, widths).map { column, width in
                let space = String(repeating: " ", count: width - row[column].count)
                return columns[column].isRight ? space + row[column] : row[column] + space
            }
            let head = cells.dropLast().map { $0 + "  " }.joined()
            let last = (cells.last ?? "").trimmingSpacesAtEnd
            let wrapped = width != nil && leastOfLast != nil ? last.wrapped(to: room) : [last]
            return wrapped.enumerated().map { index, part in
                (index == 0 ? head : String(repeating: " ", count: indent)) + part
            }
        }.map { $0.cut(to: width) + "\n" }.joined()
    }
}

extension String {
    /// The words of the text in lines of at most this width, unless a word is longer.
    func wrapped(to width: Int) -> [String] {
        var lines: [String] = []
        for word in split(separator: " ") {
            if let line = lines.last, line.count + 1 + word.count <= width {
                lines[lines.count - 1] = line + " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines.isEmpty ? [""] : lines
    }

    /// The text with a mark in place of what passes a width.
    fileprivate func cut(to width: Int?) -> String {
        guard let width, count > width else { return self }
        return prefix(max(0, width - 1)) + "…"
    }

    fileprivate var trimmingSpacesAtEnd: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
