internal import Foundation

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
        do throws(POSIXError) {
            var status = stat()
            if stat(path, &status) != 0 {
                try replace(target(of: path), with: Array(data), like: nil)
            } else if let descriptor = standardDescriptor(of: status) {
                try write(Array(data), to: descriptor)
            } else if status.st_mode & S_IFMT != S_IFREG {
                try writeAndClose(Array(data), open(path, O_WRONLY | O_CLOEXEC))
            } else {
                guard faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) == 0 else { throw .current }
                try replace(target(of: path), with: Array(data), like: status)
            }
        } catch {
            throw GraphError(
                .file, "cannot write '\(path)': \(String(cString: strerror(error.code.rawValue)))",
                underlying: error)
        }
    }

    /// The file that a path leads to, by way of links that may lead nowhere.
    private static func target(of path: String) throws(POSIXError) -> String {
        var path = path
        // As many links as Linux follows.
        for _ in 0..<40 {
            var status = stat()
            guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return path }
            var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
            let count = bytes.withUnsafeMutableBytes {
                readlink(path, $0.bindMemory(to: CChar.self).baseAddress!, $0.count)
            }
            guard count >= 0 else { throw .current }
            let link = String(decoding: bytes.prefix(count), as: UTF8.self)
            path = link.hasPrefix("/") ? link : folder(of: path) + link
        }
        throw POSIXError(.ELOOP)
    }

    /// The folder of a path, up to the last slash.
    private static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? "./"
    }

    /// The standard descriptor that goes to a file.
    private static func standardDescriptor(of file: stat) -> Int32? {
        [STDOUT_FILENO, STDERR_FILENO].first { descriptor in
            var status = stat()
            return fstat(descriptor, &status) == 0 && status.st_dev == file.st_dev
                && status.st_ino == file.st_ino && status.st_mode & S_IFMT == S_IFREG
        }
    }

    /// Writes a new file beside the old one, and renames it.
    private static func replace(
        _ file: String, with bytes: [UInt8], like old: stat?
    ) throws(POSIXError) {
        let new = folder(of: file) + ".taskgraph-\(UUID().uuidString)"
        let descriptor = open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        do throws(POSIXError) {
            if descriptor >= 0, let old {
                let keepsGroup =
                    fchown(descriptor, old.st_uid, old.st_gid) == 0
                    || fchown(descriptor, uid_t.max, old.st_gid) == 0
                // fchown clears the set-ID bits, so the mode is set afterwards. Another group than
                // the old one is given no rights.
                _ = fchmod(descriptor, old.st_mode & (keepsGroup ? 0o7777 : 0o7707))
            }
            try writeAndClose(bytes, descriptor)
            guard rename(new, file) == 0 else { throw .current }
        } catch {
            unlink(new)
            throw error
        }
    }

    /// Writes all bytes to a descriptor that was just opened, and closes it.
    private static func writeAndClose(
        _ bytes: [UInt8], _ descriptor: Int32
    ) throws(POSIXError) {
        guard descriptor >= 0 else { throw .current }
        do throws(POSIXError) {
            try write(bytes, to: descriptor)
        } catch {
            close(descriptor)
            throw error
        }
        guard close(descriptor) == 0 else { throw .current }
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) throws(POSIXError) {
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes {
                Foundation.write(descriptor, $0.baseAddress, $0.count)
            }
            guard count >= 0 || errno == EINTR else { throw .current }
            written += max(count, 0)
        }
    }
}

extension POSIXError {
    /// The error of the system call that has just failed.
    fileprivate static var current: POSIXError {
        POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
}
