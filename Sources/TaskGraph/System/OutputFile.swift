internal import Foundation

/// Files that pictures and traces are written to.
package enum OutputFile {
    /// Writes a file.
    ///
    /// The old file stays in place until all bytes are written.
    ///
    /// A file that is replaced keeps its mode and, where this process may give files away, its
    /// owner. One that must not be written to is not replaced. Links are followed.
    /// Terminals, pipes and devices are written to directly. Throws ``GraphError`` with the
    /// code `file`.
    package static func write(_ data: some Sequence<UInt8>, to path: String) throws(GraphError) {
        let file = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        var status = stat()
        let exists = stat(file, &status) == 0
        do throws(POSIXError) {
            if exists && status.st_mode & S_IFMT != S_IFREG {
                try write(Array(data), toDescriptor: open(file, O_WRONLY | O_CLOEXEC))
            } else {
                guard !exists || faccessat(AT_FDCWD, file, W_OK, AT_EACCESS) == 0 else {
                    throw POSIXError.current
                }
                try replace(file, with: Array(data), like: exists ? status : nil)
            }
        } catch {
            throw GraphError(
                .file, "cannot write '\(path)': \(String(cString: strerror(error.code.rawValue)))",
                underlying: error)
        }
    }

    /// Writes a new file beside the old one, and renames it.
    private static func replace(
        _ file: String, with bytes: [UInt8], like old: stat?
    ) throws(POSIXError) {
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
        let new = folder + "/.taskgraph-\(UUID().uuidString)"
        let descriptor = open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        do throws(POSIXError) {
            if descriptor >= 0, let old {
                // fchown clears the set-ID bits, so the mode is set afterwards.
                _ = fchown(descriptor, old.st_uid, old.st_gid)
                _ = fchmod(descriptor, old.st_mode & 0o7777)
            }
            try write(bytes, toDescriptor: descriptor)
            guard rename(new, file) == 0 else { throw .current }
        } catch {
            unlink(new)
            throw error
        }
    }

    /// Writes all bytes to a descriptor that was just opened, and closes it.
    private static func write(
        _ bytes: [UInt8], toDescriptor descriptor: Int32
    ) throws(POSIXError) {
        guard descriptor >= 0 else { throw .current }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes {
                Foundation.write(descriptor, $0.baseAddress, $0.count)
            }
            guard count >= 0 || errno == EINTR else {
                let error = POSIXError.current
                close(descriptor)
                throw error
            }
            written += max(count, 0)
        }
        guard close(descriptor) == 0 else { throw .current }
    }
}

extension POSIXError {
    /// The error of the system call that has just failed.
    fileprivate static var current: POSIXError {
        POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
}
