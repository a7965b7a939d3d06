import Foundation

/// A temporary folder that exists as long as this value.
final class Folder: Sendable {
    /// The path, with a slash at the end.
    let path = NSTemporaryDirectory() + "pikit-faults-\(UUID().uuidString)/"

    init() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The names of all files in the folder.
    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
    }

    func url(of file: String) -> URL { URL(fileURLWithPath: path + file) }

    func data(of file: String) throws -> Data { try Data(contentsOf: url(of: file)) }

    func write(_ data: Data, to file: String) throws { try data.write(to: url(of: file)) }

    func write(_ text: String, to file: String) throws { try write(Data(text.utf8), to: file) }

    /// Whether this process may mount file systems in a namespace of its own.
    static let canMount =
        (try? Program.shell("unshare -m mount -t tmpfs tmpfs /mnt").status) == 0
}
