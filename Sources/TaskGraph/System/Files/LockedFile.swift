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

/// A regular file, replaced as a whole, that one process at a time may write.
///
/// The lock is a file `.NAME.lock` in the folder of the file `NAME`, and is removed by ``unlock()`` or
/// with this object. It keeps out other objects of this type only. Any program may read the file: it
/// sees the bytes of one call to ``write(_:)``, never a mixture.
///
/// `@unchecked Sendable` holds because `turn` guards the lock, and all else is constant.
package final class LockedFile: @unchecked Sendable {
    /// The path as given.
    package let path: String

    /// The file that the path led to when it was locked, from the root.
    private let file: String
    private var lock: FileLock?
    private var isUnlocked = false
    /// Threads write one after another.
    private let turn = Lock()

    /// Whether other objects are kept out.
    ///
    /// This is `false` if the file system has no locks, as on some clusters.
    package let isLocked: Bool

    /// Locks a file, which need not exist.
    ///
    /// Links are followed. No file is made but the lock file. One that a killed process has left is
    /// taken over.
    ///
    /// Throws ``GraphError`` with the code `file` if another process, or another object in this one,
    /// has locked the file; if the path leads to a folder, a device or a pipe; if the file must not
    /// be written to; or if its folder is missing, or must not be read or written to.
    package init(_ path: String) throws(GraphError) {
        self.path = path
        if try Self.status(path, to: "write", path) != nil {
            try GraphError.attempt("write", path) { () throws(POSIXError) in
                try WholeFile.checkAccess(path, W_OK)
            }
        }
        file = try Self.place(of: path)
        let lock = try Self.lock(Self.neighbour(of: file, "lock"), for: path)
        isLocked = lock != nil
        self.lock = lock
    }

    /// Lets other objects lock the file from now on.
    ///
    /// This one must not write it any more.
    package func unlock() {
        turn.withLock {
            isUnlocked = true
            lock = nil
        }
    }

    /// All bytes, or `nil` if there is no file.
    ///
    /// Throws ``GraphError`` with the code `file`, also if something else than a regular file has
    /// taken its place, or if it has more than 2 GiB.
    package func read() throws(GraphError) -> [UInt8]? {
        guard try Self.status(file, followingLinks: false, to: "read", path) != nil else {
            return nil
        }
        return try InputFile.read(path) { () throws(POSIXError) in
            // If a pipe has taken its place meanwhile, do not wait for a writer.
            try Descriptor(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
        }
    }

    /// Replaces the file.
    ///
    /// When this returns, the new bytes survive a power loss. The new file has the mode and, as far as
    /// this process may give files away, the owner and group of the old one.
    ///
    /// Throws ``GraphError`` with the code `file`, also if something else than a regular file has
    /// taken its place, or if the lock file has been removed. The old file is then as it was. There is
    /// one exception: if the disk fails while the folder is written, the new file is there, but it may
    /// not survive a power loss.
    package func write(_ bytes: [UInt8]) throws(GraphError) {
        try turn.withLock { () throws(GraphError) in
            guard !isUnlocked else {
                throw GraphError(cannot: "write", path, "it is not locked any more")
            }
            let old = try Self.status(file, followingLinks: false, to: "write", path)
            let isHeld = try GraphError.attempt("write", path) { () throws(POSIXError) in
                try lock?.isInPlace() ?? true
            }
            guard isHeld else {
                throw GraphError(
                    cannot: "write", path,
                    "its lock file '\(Self.neighbour(of: file, "lock"))' was removed, so another process "
                        + "may be writing it")
            }
            try GraphError.attempt("write", path) { () throws(POSIXError) in
                // A fixed name leaves one file behind when processes are killed, not one for each.
                let new =
                    isLocked ? Self.neighbour(of: file, "new") : WholeFile.unusedName(beside: file)
                try WholeFile.replace(
                    file, with: bytes, like: old, by: new, survivesPowerLoss: true)
            }
        }
    }
}

extension LockedFile {
    /// The status of a file, or `nil` if there is none.
    ///
    /// Refuses what is not a regular file.
    private static func status(
        _ file: String, followingLinks: Bool = true, to attempt: String, _ path: String
    ) throws(GraphError) -> stat? {
        let status = try GraphError.attempt(attempt, path) { () throws(POSIXError) in
            // The system would take a zero for the end of the path.
            guard !file.utf8.contains(0) else { throw POSIXError(.EINVAL) }
            return try WholeFile.status(of: file, followingLinks: followingLinks)
        }
        switch status.map({ $0.st_mode & S_IFMT }) {
        case nil, S_IFREG: return status
        case S_IFDIR:
            throw GraphError(cannot: attempt, path, "it is a folder; give the name of a file")
        default:
            throw GraphError(
                cannot: attempt, path, "it is not a regular file; give the name of one")
        }
    }

    /// The file that a path leads to, from the root, in a folder where files can be made.
    private static func place(of path: String) throws(GraphError) -> String {
        let target = try GraphError.attempt("write", path) { () throws(POSIXError) in
            try WholeFile.target(of: path)
        }
        let (folder, name) = WholeFile.split(target)
        guard !name.isEmpty else {
            throw GraphError(cannot: "write", path, "give the name of a file, not of a folder")
        }
        return try GraphError.attempt(
            "write", path,
            reason: { code in
                switch code {
                case .ENOENT: "its folder '\(folder)' is missing"
                case .EACCES: "its folder '\(folder)' must be readable and writable"
                default: nil
                }
            }
        ) { () throws(POSIXError) in
            // The working directory may change.
            guard let root = realpath(folder, nil) else { throw .current }
            defer { free(root) }
            try WholeFile.checkAccess(folder, R_OK | W_OK | X_OK)
            return String(cString: root) + "/" + name
        }
    }

    private static func lock(
        _ lock: String, for path: String
    ) throws(GraphError) -> FileLock? {
        do throws(POSIXError) {
            return try FileLock(lock)
        } catch {
            let reason = String(cString: strerror(error.code.rawValue))
            throw GraphError(
                .file,
                error.code == .EWOULDBLOCK
                    ? "'\(path)' is in use by another process; wait for its end, or give another file"
                    : "cannot lock '\(path)' with the file '\(lock)': \(reason)",
                underlying: error)
        }
    }

    /// The file `.NAME.suffix` beside the file `NAME`.
    private static func neighbour(of file: String, _ suffix: String) -> String {
        let (folder, name) = WholeFile.split(file)
        return "\(folder).\(name).\(suffix)"
    }
}
