/// An error of a task graph: a code for programs and a sentence for people.
///
/// The sentence says what was wrong and, where possible, what would be right.
public struct GraphError: Error, Sendable, CustomStringConvertible {
    /// A kind of error.
    ///
    /// Later versions may add codes.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Value: String {
            case task, workers, format, graphviz, file
        }

        private let value: Value

        /// The code's name, such as "task".
        public var description: String { value.rawValue }

        /// A task threw an error.
        public static let task = Code(value: .task)
        /// The number of workers is not in the range 1 to 128.
        public static let workers = Code(value: .workers)
        /// A file name does not end in the suffix of a drawing format.
        public static let format = Code(value: .format)
        /// Graphviz is missing or failed.
        public static let graphviz = Code(value: .graphviz)
        /// A file could not be read, written or locked.
        public static let file = Code(value: .file)
    }

    /// The kind of error.
    public let code: Code

    /// One sentence, without a full stop.
    public let description: String

    /// The names of the tasks from the computed one to the failed one, each of which takes the
    /// result of the next.
    ///
    /// The path is empty unless the code is `task`. If several paths lead to the failed task, this
    /// is always the same one of them.
    public let path: [String]

    /// The error that the task threw or that the system reported, if there is one.
    public let underlying: (any Error)?

    /// The name of the failed task, if the code is `task`.
    public var task: String? { path.last }

    init(_ code: Code, _ description: String, underlying: (any Error)? = nil) {
        self.code = code
        self.description = description
        self.underlying = underlying
        path = []
    }

    /// The error thrown by the last task of a path.
    init(path: [String], underlying: any Error) {
        code = .task
        self.path = path
        self.underlying = underlying
        // The ends of a long path say more than its middle.
        let shown =
            path.count <= 12
            ? path : path.prefix(6) + ["… (\(path.count - 12) more)"] + path.suffix(6)
        let way = path.count == 1 ? "" : " (\(shown.joined(separator: " ← ")))"
        description = "the task \"\(path.last ?? "")\" has failed\(way): \(underlying)"
    }
}
