/// The error that PiKit throws, under the name used with estimates of π.
public typealias PiError = PiKitError
