internal import Foundation

extension Delayed {
    /// The graph in the language of Graphviz, without running anything.
    ///
    /// Tasks are ellipses with the names of their functions, constants are boxes with their values,
    /// and arrows go where values go. More than 36 tasks with the same name and number of
    /// arguments, whose results go to the same tasks or to such that are alike themselves, are one
    /// ellipse, such as "calc_pi ×4096". So are more than 36 in a row with the same name. Takes
    /// time in O(tasks + arguments).
    public var dot: String {
        Drawing(source).dot(.topDown, nil)
    }

    /// Draws the graph into a file.
    ///
    /// - Parameters:
    ///   - path: The file, which is replaced if it exists. Its name tells the format: `.svg`,
    ///     `.png`, and `.pdf` are drawn by Graphviz's `dot`, which must be installed; `.dot` and
    ///     `.gv` are text and need nothing.
    ///   - direction: Where results flow.
    ///   - trace: What has been observed of this graph's tasks. With it a task has a colour that is
    ///     warmer the longer it took; those that failed are red, those that have not run are
    ///     dashed.
    ///
    /// An SVG file has colours for light and for dark surroundings.
    ///
    /// Throws ``GraphError`` with the code `format` for other names, `graphviz` if `dot` is not
    /// there or fails, and `file` if the file cannot be written. Takes the time of `dot`, which is
    /// seconds for a thousand ellipses.
    public func visualize(
        to path: String, direction: GraphDirection = .topDown, coloredBy trace: Trace? = nil
    ) throws {
        let format = try DrawingFormat(path: path)
        let entries = trace.map { trace in
            Dictionary(trace.entries.map { ($0.task.identity, $0) }) { $1 }
        }
        let text = Drawing(source).dot(direction, entries)
        let data = try format == .dot ? Foundation.Data(text.utf8) : Graphviz.draw(text, format)
        try OutputFile.write(data, to: path)
    }
}

extension GraphTask {
    /// The node, which this keeps alive.
    fileprivate var identity: ObjectIdentifier {
        guard case .task(let node) = source else {
            preconditionFailure("a task is no constant")
        }
        return ObjectIdentifier(node)
    }
}
