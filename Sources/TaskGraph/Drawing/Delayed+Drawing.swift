extension Delayed {
    /// The graph in the language of Graphviz.
    ///
    /// Ellipses are tasks with their names, boxes are constants with their values, and arrows show
    /// where values go. Tasks are siblings if they have the same name and number of arguments, and
    /// if their results go to the same tasks or to tasks that are siblings too. More than 36
    /// siblings are drawn as one ellipse, such as "calc_pi ×4096". So are more than 36 tasks of the
    /// same name in a row.
    ///
    /// Takes O(tasks + arguments) time, and runs no task.
    public var dot: String {
        Drawing(source).dot(.topDown, nil)
    }

    /// Draws the graph into a file, without running it.
    ///
    /// - Parameters:
    ///   - path: The file, which is replaced if it exists. Its suffix gives the format: `.svg`,
    ///     `.png` and `.pdf` are drawn by Graphviz's `dot`, which must be installed; `.dot` and
    ///     `.gv` are text and need no program.
    ///   - direction: The direction in which results flow.
    ///   - trace: A trace of this graph's tasks, to colour them by. The longer a task took, the
    ///     warmer its colour. Failed tasks are red, and tasks that have not run are dashed.
    ///
    /// An SVG file has colours for light and for dark backgrounds.
    ///
    /// Throws ``GraphError`` with the code `format` if the path has another suffix, `graphviz` if
    /// `dot` is missing or fails, and `file` if the file cannot be written. `dot` takes most of the
    /// time, seconds for a thousand ellipses.
    public func visualize(
        to path: String, direction: GraphDirection = .topDown, coloredBy trace: Trace? = nil
    ) throws {
        let format = try DrawingFormat(path: path)
        let entries = trace.map { trace in
            Dictionary(trace.entries.map { ($0.task.identity, $0) }) { $1 }
        }
        let text = Drawing(source).dot(direction, entries)
        let data = try format == .dot ? Array(text.utf8) : Graphviz.draw(text, format)
        try OutputFile.write(data, to: path)
    }
}

extension GraphTask {
    /// The identity of the task's node, which this keeps alive.
    fileprivate var identity: ObjectIdentifier {
        guard case .task(let node) = source else {
            preconditionFailure("a task is not a constant")
        }
        return ObjectIdentifier(node)
    }
}
