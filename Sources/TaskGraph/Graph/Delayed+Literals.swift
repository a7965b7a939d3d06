// Literals become constants, so `add(x, 1)` reads as it does without `delayed`. Other values do not
// convert implicitly: an expression meant to run later would then run at once, unnoticed.

extension Delayed: ExpressibleByIntegerLiteral where Value: ExpressibleByIntegerLiteral {
    /// Creates a constant from an integer literal.
    public init(integerLiteral value: Value.IntegerLiteralType) {
        self = .constant(Value(integerLiteral: value))
    }
}

extension Delayed: ExpressibleByFloatLiteral where Value: ExpressibleByFloatLiteral {
    /// Creates a constant from a floating-point literal.
    public init(floatLiteral value: Value.FloatLiteralType) {
        self = .constant(Value(floatLiteral: value))
    }
}

extension Delayed: ExpressibleByBooleanLiteral where Value: ExpressibleByBooleanLiteral {
    /// Creates a constant from a Boolean literal.
    public init(booleanLiteral value: Value.BooleanLiteralType) {
        self = .constant(Value(booleanLiteral: value))
    }
}

extension Delayed: ExpressibleByNilLiteral where Value: ExpressibleByNilLiteral {
    /// Creates a constant from a `nil` literal.
    public init(nilLiteral: ()) {
        self = .constant(Value(nilLiteral: ()))
    }
}

extension Delayed: ExpressibleByUnicodeScalarLiteral
where Value: ExpressibleByUnicodeScalarLiteral {
    /// Creates a constant from a Unicode scalar literal.
    public init(unicodeScalarLiteral value: Value.UnicodeScalarLiteralType) {
        self = .constant(Value(unicodeScalarLiteral: value))
    }
}

extension Delayed: ExpressibleByExtendedGraphemeClusterLiteral
where Value: ExpressibleByExtendedGraphemeClusterLiteral {
    /// Creates a constant from a character literal.
    public init(extendedGraphemeClusterLiteral value: Value.ExtendedGraphemeClusterLiteralType) {
        self = .constant(Value(extendedGraphemeClusterLiteral: value))
    }
}

extension Delayed: ExpressibleByStringLiteral where Value: ExpressibleByStringLiteral {
    /// Creates a constant from a string literal.
    public init(stringLiteral value: Value.StringLiteralType) {
        self = .constant(Value(stringLiteral: value))
    }
}

extension Delayed: ExpressibleByStringInterpolation where Value: ExpressibleByStringInterpolation {
    /// Creates a constant from an interpolated string.
    public init(stringInterpolation: Value.StringInterpolation) {
        self = .constant(Value(stringInterpolation: stringInterpolation))
    }
}

extension Delayed: ExpressibleByArrayLiteral where Value: RangeReplaceableCollection {
    /// Creates a constant from an array literal.
    public init(arrayLiteral elements: Value.Element...) {
        self = .constant(Value(elements))
    }
}
