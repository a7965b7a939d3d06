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

/// Regular files that are replaced as a whole.
enum WholeFile {
    /// The status of a file, or `nil` if there is none.
    static func status(
        of path: String, followingLinks: Bool = true
    ) throws(POSIXError) -> stat? {
        var status = stat()
        let flags = followingLinks ? 0 : AT_SYMLINK_NOFOLLOW
        if fstatat(AT_FDCWD, path, &status, flags) == 0 { return status }
        guard errno == ENOENT else { throw .current }
        return nil
    }

    /// Throws the reason if this process does not have these rights to a file or a folder.
    static func checkAccess(_ path: String, _ access: Int32) throws(POSIXError) {
        guard faccessat(AT_FDCWD, path, access, AT_EACCESS) == 0 else { throw .current }
    }

    /// The file that a path leads to, by way of links that may lead nowhere.
    static func target(of path: String) throws(POSIXError) -> String {
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
            guard let link = String(validating: bytes.prefix(count), as: UTF8.self) else {
                throw POSIXError(.EILSEQ)
            }
            path = link.utf8.first == UInt8(ascii: "/") ? link : split(path).folder + link
        }
        throw POSIXError(.ELOOP)
    }

    /// The folder of a path, up to the last slash, and the name after it.
    static func split(_ path: String) -> (folder: String, name: String) {
        // A slash and an accent after it are one character of a string.
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("./", path) }
        return (String(path[...slash]), String(path[path.utf8.index(after: slash)...]))
    }

    /// The name of a file in the folder of another one that no other file has.
    static func unusedName(beside file: String) -> String {
        split(file).folder + ".taskgraph-\(UInt64.random(in: 0...UInt64.max))"
    }

    /// Writes a new file beside the old one, and renames it.
    ///
    /// If it throws, the new file is removed. If it is to survive a power loss and only waiting for
    /// its folder fails, it has taken the place of the old one nevertheless.
    ///
    /// - Parameters:
    ///   - old: The file whose mode and owner the new one gets, if there is one.
    ///   - new: The name of the new file until it is complete. A file that has it is removed.
    ///   - survivesPowerLoss: Whether to wait until the new file is on the disk.
    static func replace(
        _ file: String, with bytes: [UInt8], like old: stat?, by new: String,
        survivesPowerLoss: Bool
    ) throws(POSIXError) {
        let folder =
            survivesPowerLoss ? try Descriptor(split(file).folder, O_RDONLY | O_DIRECTORY) : nil
        guard unlink(new) == 0 || errno == ENOENT else { throw .current }
        // Nobody else may open the file before it has the old one's mode.
        let descriptor = try Descriptor(
            new, O_WRONLY | O_CREAT | O_EXCL, mode: old == nil ? 0o666 : 0o600)
        do throws(POSIXError) {
            if let old { descriptor.resemble(old) }
            try descriptor.write(bytes)
            if survivesPowerLoss { try descriptor.synchronize() }
            try descriptor.close()
            guard rename(new, file) == 0 else { throw .current }
        } catch {
            unlink(new)
            throw error
        }
        do throws(POSIXError) {
            try folder?.synchronize()
        } catch {
            // Some file systems have no such call for folders.
            guard [EINVAL, ENOTSUP].contains(error.code.rawValue) else { throw error }
        }
    }
}
