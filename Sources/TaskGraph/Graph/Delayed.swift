/// A value that is yet to be computed: what functions made with ``delayed(_:_:)`` return.
///
///     let double = delayed("double") { (x: Int) in 2 * x }
///     let add = delayed("add") { (x: Int, y: Int) in x + y }
///     let sum = add(double(3), double(.constant(4)))
///     print(try await sum.compute())  // 14
///
/// It is a node of a graph, and stands for everything that leads to it. Making one computes
/// nothing; computing one runs each task of its graph once, however many others use its result, and
/// keeps nothing, so that computing it again runs them again. Values of this type can be shared by
/// threads and computed by several at once.
///
/// A node takes some 100 bytes. Letting go of a graph takes time in O(its nodes).
public struct Delayed<Value: Sendable>: Sendable {
    @usableFromInline
    let source: Source

    @usableFromInline
    init(_ source: Source) {
        self.source = source
    }

    /// The result of a function, called with these arguments.
    @usableFromInline
    init(calling function: Function, _ inputs: [Source]) {
        source = .task(.call(function, inputs))
    }

    /// A value that is there already.
    ///
    /// It lives in the nodes that take it, and is no task. Literals become constants by themselves.
    @inlinable
    public static func constant(_ value: Value) -> Delayed {
        Delayed(.constant(Box(value)))
    }
}

/// Makes a function lazy: the one that is returned takes and returns values yet to be computed, and
/// adds a task to their graph.
///
///     let hypotenuse = delayed("hypotenuse") { (a: Double, b: Double) in
///         (a * a + b * b).squareRoot()
///     }
///
/// - Parameters:
///   - name: What drawings, traces and errors call the task.
///   - function: What the task does, on any thread. Given equal arguments it should return equal
///     values, as each computation runs it anew.
///
/// Give what is returned a name before you call it: the compiler does not take `delayed(…)(x)`.
/// Where there is one argument, ``Delayed/map(_:_:)`` does.
///
/// If the function throws, so does the computation: see ``Delayed/compute(workers:observer:)``.
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

/// Makes a function of an array lazy: the one that is returned takes an array of values yet to be
/// computed, and adds one task that waits for all of them.
///
///     let mean = delayed("mean", gathering: Double.self) { $0.reduce(0, +) / Double($0.count) }
///     let average = mean([2, 3, .constant(.pi)])
///
/// It is ``gather(_:)`` and the function in one task. Parameters are those of ``delayed(_:_:)``.
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
