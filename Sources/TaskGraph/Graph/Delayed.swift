/// A value to be computed later, as returned by a function made with ``delayed(_:_:)``.
///
///     let double = delayed("double") { (x: Int) in 2 * x }
///     let add = delayed("add") { (x: Int, y: Int) in x + y }
///     let sum = add(double(3), double(.constant(4)))
///     print(try await sum.compute())  // 14
///
/// A delayed value is a node of a graph and stands for everything that leads to it. Creating one
/// computes nothing. Computing one runs each task of its graph once, however many tasks use the
/// result. Nothing is cached: computing the value again runs the tasks again. Threads may share a
/// delayed value, and several may compute it at the same time.
///
/// A node takes about 100 bytes. Releasing a graph takes O(nodes) time.
public struct Delayed<Value: Sendable>: Sendable {
    @usableFromInline
    let source: Source

    @usableFromInline
    init(_ source: Source) {
        self.source = source
    }

    /// The result of calling a function with these arguments.
    @usableFromInline
    init(calling function: Function, _ inputs: [Source]) {
        source = .task(.call(function, inputs))
    }

    /// Wraps a value that is already known.
    ///
    /// A constant is stored in the nodes that take it and is not a task. Literals become constants
    /// implicitly.
    @inlinable
    public static func constant(_ value: Value) -> Delayed {
        Delayed(.constant(Box(value)))
    }
}

/// Makes a function lazy: the result takes and returns delayed values, and adds a task to their
/// graph.
///
///     let hypotenuse = delayed("hypotenuse") { (a: Double, b: Double) in
///         (a * a + b * b).squareRoot()
///     }
///
/// - Parameters:
///   - name: The name of the task in drawings, traces and errors.
///   - function: The work of the task. It may run on any thread. Given equal arguments, it should
///     return equal values, because every computation runs it again.
///
/// Give the returned function a name before calling it: the compiler rejects `delayed(…)(x)`. For
/// a single argument, ``Delayed/map(_:_:)`` needs no name.
///
/// If the function throws, the computation throws: see ``Delayed/compute(workers:observer:)``.
@inlinable
public func delayed<each Argument: Sendable, Result: Sendable>(
    _ name: String, _ function: @escaping @Sendable (repeat each Argument) throws -> Result
) -> @Sendable (repeat Delayed<each Argument>) -> Delayed<Result> {
    let function = Function(name, function)
    return { (arguments: repeat Delayed<each Argument>) in
        var sources: [Source] = []
        for argument in repeat each arguments {
            sources.append(argument.source)
        }
        return Delayed(calling: function, sources)
    }
}

/// Makes a function of an array lazy: the result takes an array of delayed values, and adds one
/// task that waits for all of them.
///
///     let mean = delayed("mean", gathering: Double.self) { $0.reduce(0, +) / Double($0.count) }
///     let average = mean([2, 3, .constant(.pi)])
///
/// This does the work of ``gather(_:)`` and of the function in one task.
///
/// - Parameters:
///   - name: The name of the task in drawings, traces and errors.
///   - gathering: The type of the array's elements.
///   - function: The work of the task. See ``delayed(_:_:)``.
@inlinable
public func delayed<Element: Sendable, Result: Sendable>(
    _ name: String, gathering: Element.Type,
    _ function: @escaping @Sendable ([Element]) throws -> Result
) -> @Sendable ([Delayed<Element>]) -> Delayed<Result> {
    let function = Function(name, gathering: gathering, function)
    return { elements in
        var sources: [Source] = []
        sources.reserveCapacity(elements.count)
        for element in elements {
            sources.append(element.source)
        }
        return Delayed(calling: function, sources)
    }
}
