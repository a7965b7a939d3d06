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

// The methods below hide the functions.
private let closeDescriptor: @Sendable (Int32) -> Int32 = close
private let readBytes: @Sendable (Int32, UnsafeMutableRawPointer?, Int) -> Int = read
private let writeBytes: @Sendable (Int32, UnsafeRawPointer?, Int) -> Int = write

/// An open file, which is closed with this value.
struct Descriptor: ~Copyable {
    let number: Int32

    /// Opens a file, which programs that this process starts do not inherit.
    init(_ path: String, _ flags: Int32, mode: mode_t = 0) throws(POSIXError) {
        number = try systemCall { open(path, flags | O_CLOEXEC, mode) }
    }

    /// Takes over a descriptor that is open.
    init(owning number: Int32) {
        self.number = number
    }

    deinit {
        _ = closeDescriptor(number)
    }

    /// Closes the file, and throws an error that a delayed write may have had.
    consuming func close() throws(POSIXError) {
        let number = number
        discard self
        // An interrupted close has closed the descriptor.
        guard closeDescriptor(number) == 0 || errno == EINTR else { throw .current }
    }

    /// The same open file under a number that is none of the standard descriptors', which programs that
    /// this process starts do not inherit.
    func duplicate() throws(POSIXError) -> Descriptor {
        Descriptor(owning: try systemCall { fcntl(number, F_DUPFD_CLOEXEC, 3) })
    }

    func status() throws(POSIXError) -> stat {
        var status = stat()
        guard fstat(number, &status) == 0 else { throw .current }
        return status
    }

    /// Gives the file the mode and, as far as this process may give files away, the owner and group
    /// of another one.
    func resemble(_ other: stat) {
        func own(by user: uid_t) -> Bool {
            (try? systemCall { fchown(number, user, other.st_gid) }) != nil
        }
        let keepsGroup = own(by: other.st_uid) || own(by: uid_t.max)
        // fchown clears the set-ID bits, so the mode is set afterwards. Another group than the old
        // one is given no rights.
        _ = try? systemCall { fchmod(number, other.st_mode & (keepsGroup ? 0o7777 : 0o7707)) }
    }

    /// Takes the lock of the file for this descriptor alone, without waiting.
    func lock() throws(POSIXError) {
        try systemCall { flock(number, LOCK_EX | LOCK_NB) }
    }

    /// Reads to the end.
    ///
    /// Throws `EFBIG` if there are more bytes than the limit.
    func readAll(atMost limit: Int) throws(POSIXError) -> [UInt8] {
        let status = try status()
        var bytes: [UInt8] = []
        if status.st_mode & S_IFMT == S_IFREG {
            guard status.st_size <= limit else { throw POSIXError(.EFBIG) }
            bytes.reserveCapacity(Int(status.st_size))
        }
        // Most files are small, and so are the system's own, whose sizes read as 0.
        var chunk = [UInt8](repeating: 0, count: min(max(1 << 12, Int(status.st_size)), 1 << 18))
        while true {
            let count = try systemCall {
                chunk.withUnsafeMutableBytes { readBytes(number, $0.baseAddress, $0.count) }
            }
            if count == 0 { return bytes }
            guard count <= limit - bytes.count else { throw POSIXError(.EFBIG) }
            bytes += chunk.prefix(count)
            if count == chunk.count && count < 1 << 18 { chunk += chunk }
        }
    }

    /// Reads from the place of the last read or write, at most this many bytes.
    func read(upTo limit: Int) throws(POSIXError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: limit)
        let count = try systemCall { readBytes(number, &bytes, limit) }
        return Array(bytes.prefix(count))
    }

    /// Goes back to the beginning.
    func rewind() throws(POSIXError) {
        try systemCall { lseek(number, 0, SEEK_SET) }
    }

    func write(_ bytes: [UInt8]) throws(POSIXError) {
        try Self.write(bytes, to: number)
    }

    /// Writes all bytes to a descriptor that somebody else owns.
    static func write(_ bytes: [UInt8], to number: Int32) throws(POSIXError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            // macOS refuses to write 2 GiB at once.
            let count = try systemCall {
                rest.withUnsafeBytes {
                    writeBytes(number, $0.baseAddress, min($0.count, 1 << 30))
                }
            }
            rest = rest.dropFirst(count)
        }
    }

    /// Waits until what was written survives a power loss.
    func synchronize() throws(POSIXError) {
        #if canImport(Darwin)
            // fsync leaves data in the cache of the drive. Not all file systems have the other call.
            if (try? systemCall { fcntl(number, F_FULLFSYNC) }) != nil { return }
        #endif
        try systemCall { fsync(number) }
    }
}
