import Foundation

/// A temporary folder that exists as long as this value.
struct Folder: ~Copyable {
    let path = NSTemporaryDirectory() + "pikit-test-\(UUID().uuidString)/"

    init() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func text(of file: String) throws -> String {
        try String(contentsOfFile: path + file, encoding: .utf8)
    }
}
