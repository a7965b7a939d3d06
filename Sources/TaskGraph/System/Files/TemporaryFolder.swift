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

/// A new folder for temporary files, removed with this value.
///
/// Folders in it are not removed, and keep it.
struct TemporaryFolder: ~Copyable {
    let path: String

    /// Makes the folder, which no other user may enter.
    init() throws(POSIXError) {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(parent)/taskgraph-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw .current }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit {
        if let folder = opendir(path) {
            while let entry = readdir(folder) {
                withUnsafePointer(to: &entry.pointee.d_name) {
                    _ = unlinkat(
                        dirfd(folder), UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self), 0)
                }
            }
            closedir(folder)
        }
        rmdir(path)
    }
}
