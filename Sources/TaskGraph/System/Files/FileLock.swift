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

/// A lock that one process holds at a time: `flock` on a file of its own, which is removed with this
/// value.
///
/// The system releases the lock of a process that was killed. The file that it leaves can be locked
/// again.
struct FileLock: ~Copyable, Sendable {
    /// The file that is locked.
    let path: String
    private let descriptor: Descriptor

    /// Takes the lock, or returns `nil` if the file system has no locks.
    ///
    /// Throws `EWOULDBLOCK` if another process holds the lock, or another value in this one.
    init?(_ path: String) throws(POSIXError) {
        while true {
            let wasThere = try WholeFile.status(of: path, followingLinks: false) != nil
            let descriptor = try Self.open(path)
            do throws(POSIXError) {
                try descriptor.lock()
            } catch {
                let missing = [ENOSYS, EOPNOTSUPP, ENOTSUP, ENOLCK]
                guard missing.contains(error.code.rawValue) else { throw error }
                // Locks may be missing only for a while: another process may hold a file that was
                // there before.
                if !wasThere { unlink(path) }
                return nil
            }
            // The process that had the lock may have removed the file since it was opened here.
            guard try Self.isPlace(path, of: descriptor) else { continue }
            self.path = path
            self.descriptor = descriptor
            return
        }
    }

    deinit {
        // Others leave a locked file alone, so what this removes is still its own.
        if (try? isInPlace()) == true { unlink(path) }
    }

    /// Whether nobody has removed the file, so that other processes find it locked.
    func isInPlace() throws(POSIXError) -> Bool {
        try Self.isPlace(path, of: descriptor)
    }

    private static func isPlace(
        _ path: String, of descriptor: borrowing Descriptor
    ) throws(POSIXError) -> Bool {
        let mine = try descriptor.status()
        let there = try WholeFile.status(of: path, followingLinks: false)
        return there?.st_dev == mine.st_dev && there?.st_ino == mine.st_ino
    }

    /// Opens the file, or makes it.
    private static func open(_ path: String) throws(POSIXError) -> Descriptor {
        do throws(POSIXError) {
            // Locks over NFS take a file that is open for writing.
            return try Descriptor(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK, mode: 0o666)
        } catch {
            // A killed process of another user may have left a file that only that user may write to.
            guard error.code == .EACCES,
                let descriptor = try? Descriptor(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
            else { throw error }
            return descriptor
        }
    }
}
