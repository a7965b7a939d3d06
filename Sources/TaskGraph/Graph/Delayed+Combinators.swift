/// Collects delayed values into one delayed array, in order.
///
/// Adds one task, in O(elements) time.
@inlinable
public func gather<Element: Sendable>(_ elements: [Delayed<Element>]) -> Delayed<[Element]> {
    delayed("gather", gathering: Element.self) { $0 }(elements)
}

/// Collects delayed values of any types into one delayed tuple, in one task.
@inlinable
public func zip<each Value: Sendable>(
    _ values: repeat Delayed<each Value>
) -> Delayed<(repeat each Value)> {
    delayed("zip") { (value: repeat each Value) in (repeat each value) }(repeat each values)
}

/// Combines neighbouring values, then neighbouring results, and so on until one value is left.
///
///     let total = reduce("add", values) { $0 + $1 }
///
/// The tree for n values has depth ⌈log₂ n⌉ and depends on n alone. On each level, the last of an
/// odd number of values moves up unchanged. So the result is the same in every computation, even if
/// `combine` is not associative, as floating-point addition is not. Adds n - 1 tasks, in O(n) time.
///
/// - Parameters:
///   - name: The name of the tasks in drawings, traces and errors.
///   - values: The values to combine.
///   - combine: Combines a value with its right neighbour. See ``delayed(_:_:)``.
///
/// - Precondition: `values` is not empty.
@inlinable
public func reduce<Value: Sendable>(
    _ name: String, _ values: [Delayed<Value>],
    _ combine: @escaping @Sendable (Value, Value) throws -> Value
) -> Delayed<Value> {
    precondition(!values.isEmpty, "reduce needs at least one value: it has no initial value")
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
    /// Applies a function to this value, in one task.
    ///
    /// - Parameters:
    ///   - name: The name of the task in drawings, traces and errors.
    ///   - transform: The work of the task. See ``delayed(_:_:)``.
    @inlinable
    public func map<Result: Sendable>(
        _ name: String = "map", _ transform: @escaping @Sendable (Value) throws -> Result
    ) -> Delayed<Result> {
        let transform = delayed(name, transform)
        return transform(self)
    }
}
