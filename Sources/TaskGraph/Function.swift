/// A named function of any number of arguments, without their types.
final class Function: Sendable {
    let name: String
    /// Calls it, and puts what it returns in a ``Box``.
    let call: @Sendable (borrowing Arguments) throws -> AnyBox

    /// A function that takes each argument on its own.
    init<each Argument: Sendable, Result: Sendable>(
        _ name: String, _ body: @escaping @Sendable (repeat each Argument) throws -> Result
    ) {
        self.name = name
        call = { arguments in
            var index = 0
            func next<Value: Sendable>(
                _ type: Value.Type, of arguments: borrowing Arguments
            ) -> Value {
                defer { index += 1 }
                return arguments[index, as: type]
            }
            return Box(try body(repeat next((each Argument).self, of: arguments)))
        }
    }

    /// A function that takes all arguments, which are of one type, as an array.
    init<Element: Sendable, Result: Sendable>(
        _ name: String, gathering: Element.Type,
        _ body: @escaping @Sendable ([Element]) throws -> Result
    ) {
        self.name = name
        call = { arguments in
            var elements: [Element] = []
            elements.reserveCapacity(arguments.count)
            for index in 0..<arguments.count {
                elements.append(arguments[index, as: Element.self])
            }
            return Box(try body(elements))
        }
    }
}
