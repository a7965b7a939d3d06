// Literals become constants, so that `add(x, 1)` reads as it would without `delayed`. Other values
// do not: a value that was meant to be computed later would be computed at once unnoticed.

extension Delayed: ExpressibleByIntegerLiteral where Value: ExpressibleByIntegerLiteral {
    /// A constant.
    public init(integerLiteral value: Value.IntegerLiteralType) {
        self = .constant(Value(integerLiteral: value))
    }
}

extension Delayed: ExpressibleByFloatLiteral where Value: ExpressibleByFloatLiteral {
    /// A constant.
    public init(floatLiteral value: Value.FloatLiteralType) {
        self = .constant(Value(floatLiteral: value))
    }
}

extension Delayed: ExpressibleByBooleanLiteral where Value: ExpressibleByBooleanLiteral {
    /// A constant.
    public init(booleanLiteral value: Value.BooleanLiteralType) {
        self = .constant(Value(booleanLiteral: value))
    }
}

extension Delayed: ExpressibleByNilLiteral where Value: ExpressibleByNilLiteral {
    /// A constant.
    public init(nilLiteral: ()) {
        self = .constant(Value(nilLiteral: ()))
    }
}

extension Delayed: ExpressibleByUnicodeScalarLiteral
where Value: ExpressibleByUnicodeScalarLiteral {
    /// A constant.
    public init(unicodeScalarLiteral value: Value.UnicodeScalarLiteralType) {
        self = .constant(Value(unicodeScalarLiteral: value))
    }
}

extension Delayed: ExpressibleByExtendedGraphemeClusterLiteral
where Value: ExpressibleByExtendedGraphemeClusterLiteral {
    /// A constant.
    public init(extendedGraphemeClusterLiteral value: Value.ExtendedGraphemeClusterLiteralType) {
        self = .constant(Value(extendedGraphemeClusterLiteral: value))
    }
}

extension Delayed: ExpressibleByStringLiteral where Value: ExpressibleByStringLiteral {
    /// A constant.
    public init(stringLiteral value: Value.StringLiteralType) {
        self = .constant(Value(stringLiteral: value))
    }
}

extension Delayed: ExpressibleByStringInterpolation where Value: ExpressibleByStringInterpolation {
    /// A constant.
    public init(stringInterpolation: Value.StringInterpolation) {
        self = .constant(Value(stringInterpolation: stringInterpolation))
    }
}

extension Delayed: ExpressibleByArrayLiteral where Value: RangeReplaceableCollection {
    /// A constant.
    public init(arrayLiteral elements: Value.Element...) {
        self = .constant(Value(elements))
    }
}
