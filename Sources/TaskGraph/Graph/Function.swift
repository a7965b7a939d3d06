/// A named function of any number of arguments, without their types.
///
/// What knows the types is inlinable, so that it is compiled for them where the function is
/// written. Compiled for any types it would look them up in the Swift runtime's tables, over which
/// workers get in each other's way.
@usableFromInline
final class Function: Sendable {
    let name: String
    /// Calls it, and puts what it returns in a ``Box``.
    let call: @Sendable (Arguments) throws -> AnyBox

    @usableFromInline
    init(
        _ name: String, call: @escaping @Sendable (Arguments) throws -> AnyBox
    ) {
        self.name = name
        self.call = call
    }

    /// A function that takes each argument on its own.
    @inlinable
    convenience init<each Argument: Sendable, Result: Sendable>(
        _ name: String, _ body: @escaping @Sendable (repeat each Argument) throws -> Result
    ) {
        self.init(name) { arguments in
            var arguments = arguments
            return Box(try body(repeat arguments.next((each Argument).self)))
        }
    }

    /// A function that takes all arguments, which are of one type, as an array.
    @inlinable
    convenience init<Element: Sendable, Result: Sendable>(
        _ name: String, gathering: Element.Type,
        _ body: @escaping @Sendable ([Element]) throws -> Result
    ) {
        self.init(name) { arguments in
            var arguments = arguments
            var elements: [Element] = []
            elements.reserveCapacity(arguments.count)
            for _ in 0..<arguments.count {
                elements.append(arguments.next(Element.self))
            }
            return Box(try body(elements))
        }
    }
}
