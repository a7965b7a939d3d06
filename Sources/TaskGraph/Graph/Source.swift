/// The source of an argument.
///
/// Unchecked: a node is changed only in a `deinit`, when nothing else refers to it.
@usableFromInline
enum Source: @unchecked Sendable {
    /// A value that was known when the graph was built, in a ``Box``.
    case constant(AnyBox)
    /// The result of a task.
    case task(Node)
}
