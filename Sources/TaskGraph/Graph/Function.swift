/// A named function of any number of arguments, with their types erased.
///
/// The generic initializers are inlinable, so the compiler specialises them in the module that
/// writes the function. Unspecialised code would look up types in the Swift runtime's tables, where
/// workers contend.
@usableFromInline
final class Function: Sendable {
    let name: String
    /// Calls the function, and puts its result in a ``Box``.
    let call: @Sendable (Arguments) throws -> AnyBox

    @usableFromInline
    init(
        _ name: String, call: @escaping @Sendable (Arguments) throws -> AnyBox
    ) {
        self.name = name
        self.call = call
    }

    /// A function that takes its arguments one by one.
    @inlinable
    convenience init<each Argument: Sendable, Result: Sendable>(
        _ name: String, _ body: @escaping @Sendable (repeat each Argument) throws -> Result
    ) {
        self.init(name) { arguments in
            var arguments = arguments
            return Box(try body(repeat arguments.next((each Argument).self)))
        }
    }

    /// A function that takes its arguments, all of one type, as an array.
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
