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

/// Files that are read.
package enum InputFile {
    /// Reads a file to its end.
    ///
    /// Links are followed. Pipes and devices are read too.
    ///
    /// Throws ``GraphError`` with the code `file`, also if there is no file or if it has more bytes than
    /// the limit, by default 2 GiB.
    package static func read(
        _ path: String, atMost limit: Int = 1 << 31
    ) throws(GraphError) -> [UInt8] {
        try read(path, atMost: limit) { () throws(POSIXError) in try Descriptor(path, O_RDONLY) }
    }

    /// Reads standard input to its end.
    ///
    /// Throws as ``read(_:atMost:)`` does.
    package static func readStandardInput() throws(GraphError) -> [UInt8] {
        try read("/dev/stdin") { () throws(POSIXError) in
            Descriptor(owning: try systemCall { fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0) })
        }
    }

    /// The text of a file in UTF-8, or `nil` if it cannot be read.
    static func text(_ path: String) -> String? {
        (try? read(path)).flatMap { String(validating: $0, as: UTF8.self) }
    }

    /// Reads a file that the closure opens.
    static func read(
        _ path: String, atMost limit: Int = 1 << 31,
        opening open: () throws(POSIXError) -> Descriptor
    ) throws(GraphError) -> [UInt8] {
        try GraphError.attempt("read", path) {
            $0 == .EFBIG ? "it has more than \(limit) bytes" : nil
        } _: { () throws(POSIXError) in
            try open().readAll(atMost: limit)
        }
    }
}
