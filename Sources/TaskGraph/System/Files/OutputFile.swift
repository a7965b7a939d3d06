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

/// Files that pictures and traces are written to.
package enum OutputFile {
    /// Writes a file.
    ///
    /// The old file stays in place until all bytes are written. The new one has its mode and, as far
    /// as this process may give files away, its owner and group. A file that must not be written to
    /// is not replaced.
    ///
    /// Links are followed, also to a file that does not exist yet. Terminals, pipes and devices are
    /// written to directly, and so is the file that standard output or standard error goes to.
    /// Throws ``GraphError`` with the code `file`.
    package static func write(_ data: some Sequence<UInt8>, to path: String) throws(GraphError) {
        let bytes = Array(data)
        try GraphError.attempt("write", path) { () throws(POSIXError) in
            let old = try WholeFile.status(of: path)
            if let old, let descriptor = standardDescriptor(of: old) {
                try Descriptor.write(bytes, to: descriptor)
            } else if let old, old.st_mode & S_IFMT != S_IFREG {
                let descriptor = try Descriptor(path, O_WRONLY)
                try descriptor.write(bytes)
                try descriptor.close()
            } else {
                if old != nil { try WholeFile.checkAccess(path, W_OK) }
                let file = try WholeFile.target(of: path)
                try WholeFile.replace(
                    file, with: bytes, like: old, by: WholeFile.unusedName(beside: file),
                    survivesPowerLoss: false)
            }
        }
    }

    /// The suffix of a path's last component in lower case, without its dot, or "" if it has none.
    ///
    /// A name that begins with its only dot has no suffix.
    package static func suffix(of path: String) -> String {
        let name = WholeFile.split(path).name
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }

    /// The standard descriptor that goes to a file.
    private static func standardDescriptor(of file: stat) -> Int32? {
        [STDOUT_FILENO, STDERR_FILENO].first { descriptor in
            var status = stat()
            return fstat(descriptor, &status) == 0 && status.st_dev == file.st_dev
                && status.st_ino == file.st_ino && status.st_mode & S_IFMT == S_IFREG
        }
    }
}
