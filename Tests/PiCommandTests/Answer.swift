/// What a parser answers: a value, or an error with this text.
enum Answer<Value: Equatable & Sendable>: Equatable, Sendable, CustomStringConvertible {
    case value(Value)
    case error(String)

    init(_ parse: () throws -> Value) {
        do {
            self = .value(try parse())
        } catch {
            self = .error("\(error)")
        }
    }

    var description: String {
        switch self {
        case .value(let value): "\(value)"
        case .error(let text): text
        }
    }
}

extension Answer: ExpressibleByStringLiteral, ExpressibleByUnicodeScalarLiteral,
    ExpressibleByExtendedGraphemeClusterLiteral
{
    init(stringLiteral text: String) {
        self = .error(text)
    }
}

extension Answer: ExpressibleByIntegerLiteral where Value: ExpressibleByIntegerLiteral {
    init(integerLiteral value: Value.IntegerLiteralType) {
        self = .value(Value(integerLiteral: value))
    }
}

extension Answer: ExpressibleByFloatLiteral where Value: ExpressibleByFloatLiteral {
    init(floatLiteral value: Value.FloatLiteralType) {
        self = .value(Value(floatLiteral: value))
    }
}
