import Foundation
import Testing

/// A temporary folder that exists as long as this value.
final class TestFolder: Sendable {
    let path: String

    /// Makes the folder, of a file system of its own if mount options are given.
    init(mounting options: String? = nil) throws {
        path = NSTemporaryDirectory() + "taskgraph-test-\(UUID().uuidString)/"
        isMounted = options != nil
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        if let options {
            try #require(try Self.shell("mount -t tmpfs -o \(options) tmpfs '\(path)'") == 0)
        }
    }

    private let isMounted: Bool

    deinit {
        // Files in it may still be open.
        if isMounted { _ = try? Self.shell("umount -l '\(path)'") }
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Whether this process may mount file systems.
    static let canMount =
        (try? shell(
            "d=$(mktemp -d) && mount -t tmpfs tmpfs $d && umount $d; s=$?; rmdir $d; exit $s"))
        == 0

    /// The names of all files in the folder.
    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
    }

    func text(of file: String) throws -> String {
        try String(contentsOfFile: path + file, encoding: .utf8)
    }

    func write(_ text: String, to file: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path + file))
    }

    /// Runs a shell command in the folder, and returns its status.
    @discardableResult
    func shell(_ command: String) throws -> Int32 {
        try Self.shell("cd '\(path)' && { \(command); }")
    }

    private static func shell(_ command: String) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", command]
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
