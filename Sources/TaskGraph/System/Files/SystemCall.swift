#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Makes a system call, again while signals interrupt it, and throws its error.
@discardableResult
func systemCall<Result: SignedInteger>(_ call: () -> Result) throws(POSIXError) -> Result {
    while true {
        let result = call()
        if result >= 0 { return result }
        guard errno == EINTR else { throw .current }
    }
}

extension POSIXError {
    /// The error of the system call that has just failed.
    static var current: POSIXError {
        POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
}

extension GraphError {
    /// A file could not be read or written, for this reason.
    init(cannot attempt: String, _ path: String, _ reason: String, underlying: POSIXError? = nil) {
        self.init(.file, "cannot \(attempt) '\(path)': \(reason)", underlying: underlying)
    }

    /// Reads or writes a file, and names it in the error of a system call that fails.
    ///
    /// - Parameter reason: A text for an error whose own text does not say enough.
    static func attempt<Result: ~Copyable>(
        _ attempt: String, _ path: String, reason: (POSIXErrorCode) -> String? = { _ in nil },
        _ body: () throws(POSIXError) -> Result
    ) throws(GraphError) -> Result {
        do throws(POSIXError) {
            return try body()
        } catch {
            let text = reason(error.code) ?? String(cString: strerror(error.code.rawValue))
            throw GraphError(cannot: attempt, path, text, underlying: error)
        }
    }
}
