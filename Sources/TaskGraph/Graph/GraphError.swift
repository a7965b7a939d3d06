public import Foundation

/// What went wrong: a code for programs and a sentence for people.
///
/// The sentence says what was wrong and, where there is something to be done, what would be right.
public struct GraphError: Error, Sendable, CustomStringConvertible {
    /// What kind of thing went wrong.
    ///
    /// More codes may come.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Value: String {
            case task, workers, format, graphviz, file
        }

        private let value: Value

        /// The code's name, such as "task".
        public var description: String { value.rawValue }

        /// A task has thrown an error.
        public static let task = Code(value: .task)
        /// The number of workers is not from 1 to 128.
        public static let workers = Code(value: .workers)
        /// A file's name does not end as that of a format that can be drawn.
        public static let format = Code(value: .format)
        /// Graphviz is not there, or has failed.
        public static let graphviz = Code(value: .graphviz)
        /// A file cannot be written.
        public static let file = Code(value: .file)
    }

    /// The kind of error.
    public let code: Code

    /// One sentence, without a full stop.
    public let description: String

    /// The names of the tasks from the computed one to the one that has failed, of which each takes
    /// the result of the next; with the code `task`, and otherwise empty.
    ///
    /// Where several ways lead there it is one of them, always the same.
    public let path: [String]

    /// The error that the task has thrown, or that the system gave.
    public let underlying: (any Error)?

    /// The name of the task that has failed, with the code `task`.
    public var task: String? { path.last }

    init(_ code: Code, _ description: String, underlying: (any Error)? = nil) {
        self.code = code
        self.description = description
        self.underlying = underlying
        path = []
    }

    /// The error of a task, at the end of a path.
    init(path: [String], underlying: any Error) {
        code = .task
        self.path = path
        self.underlying = underlying
        // The ends of a long path tell more than its middle.
        let shown =
            path.count <= 12
            ? path : path.prefix(6) + ["… (\(path.count - 12) more)"] + path.suffix(6)
        let way = path.count == 1 ? "" : " (\(shown.joined(separator: " ← ")))"
        description = "the task \"\(path.last ?? "")\" has failed\(way): \(underlying)"
    }
}

extension GraphError: LocalizedError {
    /// The sentence.
    public var errorDescription: String? { description }
}
