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

/// Files without names, which are gone when they are closed, however this process ends.
enum TemporaryFile {
    /// The folder of temporary files.
    static var folder: String { getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp" }

    /// Opens a new file for reading and writing.
    static func open() throws(POSIXError) -> Descriptor {
        var path = Array("\(folder)/taskgraph-XXXXXX".utf8CString)
        let file = Descriptor(owning: try systemCall { mkstemp(&path) })
        try systemCall { unlink(path) }
        return try file.duplicate()
    }
}
