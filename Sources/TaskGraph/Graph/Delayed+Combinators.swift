/// One value for many: the array of their values, in their order.
///
/// Takes time in O(elements).
@inlinable
public func gather<Element: Sendable>(_ elements: [Delayed<Element>]) -> Delayed<[Element]> {
    delayed("gather", gathering: Element.self) { $0 }(elements)
}

/// One value for several of any types: the tuple of their values.
@inlinable
public func zip<each Value: Sendable>(
    _ values: repeat Delayed<each Value>
) -> Delayed<(repeat each Value)> {
    delayed("zip") { (value: repeat each Value) in (repeat each value) }(repeat each values)
}

/// Combines the neighbours among some values, then the neighbours among the results, and so on
/// until one is left.
///
///     let total = reduce("add", values) { $0 + $1 }
///
/// The tree is as deep as log₂ of their number, rounded up, and depends on nothing else; the last
/// of an odd number goes up unchanged. So the result is the same in every computation, also where
/// `combine` is not associative, as the addition of floating-point numbers is not. Adding n tasks
/// takes time in O(n).
///
/// - Parameters:
///   - name: What drawings, traces and errors call the tasks.
///   - values: What is combined, at least one.
///   - combine: Takes a value and the one to its right. See ``delayed(_:_:)``.
@inlinable
public func reduce<Value: Sendable>(
    _ name: String, _ values: [Delayed<Value>],
    _ combine: @escaping @Sendable (Value, Value) throws -> Value
) -> Delayed<Value> {
    precondition(!values.isEmpty, "reduce needs at least one value, as it has none to return")
    let combine = delayed(name, combine)
    var level = values
    while level.count > 1 {
        level = stride(from: 0, to: level.count, by: 2).map { left in
            left + 1 < level.count ? combine(level[left], level[left + 1]) : level[left]
        }
    }
    return level[0]
}

extension Delayed {
    /// The value of a function of this value.
    ///
    /// - Parameters:
    ///   - name: What drawings, traces and errors call the task.
    ///   - transform: What the task does. See ``delayed(_:_:)``.
    @inlinable
    public func map<Result: Sendable>(
        _ name: String = "map", _ transform: @escaping @Sendable (Value) throws -> Result
    ) -> Delayed<Result> {
        let transform = delayed(name, transform)
        return transform(self)
    }
}
