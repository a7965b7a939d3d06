/// The error that PiKit throws, under the name used with estimates of π.
public typealias PiError = PiKitError

extension PiKitError.Code {
    /// The number of tasks is not from 1 to 1 000 000.
    public static let tasks = PiKitError.Code("tasks")
}
