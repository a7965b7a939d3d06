/// A ``Box`` of a value of any type.
@usableFromInline
typealias AnyBox = any AnyObject & Sendable

/// A value behind a reference, so that values of all types can be stored in the same way.
@usableFromInline
final class Box<Value: Sendable>: Sendable {
    @usableFromInline
    let value: Value

    @inlinable
    init(_ value: Value) {
        self.value = value
    }

    /// The value in a box that must hold a `Value`, which optimised code does not check.
    @inlinable
    static func value(in box: AnyBox) -> Value {
        unsafeDowncast(box, to: Box<Value>.self).value
    }
}
