import Foundation
import Testing

/// A library made from a source in `Tests/Fixtures`, for `LD_PRELOAD`.
///
/// Its file is removed with it.
final class PreloadedLibrary {
    let path: String

    /// Compiles a fixture: "other-gsl" makes GSL's mt19937 draw something else, "no-memory" leaves
    /// none for the state of gfsr4.
    init(_ fixture: String) throws {
        path = NSTemporaryDirectory() + "\(fixture)-\(UUID().uuidString).so"
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../Fixtures/\(fixture).c").standardizedFileURL.path
        let compiler = try Command.shell(
            "clang -D_GNU_SOURCE -O2 -shared -fPIC '\(source)' -o '\(path)'"
                + " $(pkg-config --cflags gsl) -ldl 2>&1")
        #expect(compiler.status == 0, "\(compiler.output)")
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}
