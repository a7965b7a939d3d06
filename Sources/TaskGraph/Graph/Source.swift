/// Where an argument comes from.
///
/// Unchecked: only `deinit` changes nodes, those that nobody else holds.
@usableFromInline
enum Source: @unchecked Sendable {
    /// A value that was there when the graph was built, in a ``Box``.
    case constant(AnyBox)
    case task(Node)
}
